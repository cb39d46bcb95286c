import { findTypedDots, writeMiddleDots } from '../../text/middle-dots.ts'
import type { TypedDots } from '../../text/middle-dots.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { Submission } from './submission.ts'

const fields = ['titre', 'texte', 'pourquoi'] as const

/** Words that the person wrote with points or hyphens in place of the middle dot, each once. What the plan says already is not theirs. */
export function listTypedDots(submission: Pick<Submission, (typeof fields)[number]>, items: readonly Pick<ItemPreview, 'before'>[]): TypedDots[] {
  const isTheirs = isTypedNow(items)
  const found = new Map(fields.flatMap((field) => findTypedDots(submission[field])).filter(isTheirs).map((each) => [each.typed, each]))
  return [...found.values()]
}

/** The same submission, those words written with middle dots. */
export function withMiddleDots(submission: Submission, items: readonly Pick<ItemPreview, 'before'>[]): Submission {
  const isTheirs = isTypedNow(items)
  return { ...submission, ...Object.fromEntries(fields.map((field) => [field, writeMiddleDots(submission[field], isTheirs)])) }
}

function isTypedNow(items: readonly Pick<ItemPreview, 'before'>[]): (found: TypedDots) => boolean {
  const there = new Set(items.flatMap(({ before }) => [before?.title ?? '', before?.body ?? '']).flatMap(findTypedDots).map(({ typed }) => typed))
  return ({ typed }) => !there.has(typed)
}
