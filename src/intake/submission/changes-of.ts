import type { Change, Gesture } from '../../domain/amendment.ts'
import type { Plan } from '../../domain/plan.ts'
import { replaceBlock } from '../../text/blocks.ts'
import { readEdited } from './edit-text.ts'
import type { SubmissionIds } from './idempotency-key.ts'
import type { NumbersIn } from './link-numbers.ts'
import { joinItems, movePassage, splitItem } from './move-words.ts'
import type { Moved } from './move-words.ts'
import { oneLine } from './one-line.ts'
import type { PlainParser } from './plain-parser.ts'
import type { Submission } from './submission.ts'
import type { Target } from './target-of.ts'

export interface ChangesOptions {
  /** The plan whose words and numbers were read while typing, and that of today. */
  plan: Plan
  today: Plan
  plain: PlainParser
}

/** The changes that a submission asks for, once it was checked; none when nothing would change. */
export async function changesOf(submission: Submission, target: Target, ids: SubmissionIds, options: ChangesOptions): Promise<{ changes: Change[]; gesture?: Gesture }> {
  const { item, place } = target
  const { intention } = submission
  if (intention === 'ajouter' && place) return { changes: [await additionOf(submission, place, ids, options)] }
  if (!item) return { changes: [] }
  if (intention === 'retirer') return { changes: [{ type: 'remove', item: item.id }] }
  if (intention === 'deplacer') return { changes: place?.parent === undefined ? [] : [{ type: 'move', item: item.id, parent: place.parent, after: place.after }] }
  const moved = moveWords(submission, target, ids.contribution, options.plan)
  if (moved) return moved.changes ? { changes: moved.changes, gesture: moved.gesture } : { changes: [] }
  const revision = await revisionOf(submission, target, options)
  return { changes: revision ? [revision] : [] }
}

/** The changes of a gesture on two items; null for another intention. */
export function moveWords({ intention, titre, debut, fin }: Submission, { item, other }: Target, id: string, plan: Plan): Moved | null {
  const placed = plan.items.get(item?.id ?? '')
  if (!placed) return null
  const title = oneLine(titre)
  const range = { from: debut, to: fin }
  if (intention === 'reunir') return joinItems(placed, other, title)
  if (intention === 'scinder') return splitItem(placed, range, { id: `${placed.kind}-${id}`, title })
  return intention === 'passage' ? movePassage(placed, range, other) : null
}

async function additionOf(submission: Submission, place: NonNullable<Target['place']>, ids: SubmissionIds, { plan, today, plain }: ChangesOptions): Promise<Change> {
  const title = oneLine(submission.titre)
  const id = `${place.kind}-${ids.contribution}`
  const body = submission.texte.trim() === '' ? '' : await readEdited(submission.texte, '', { item: id, before: '', plan, today }, plain)
  return { type: 'add', item: id, kind: place.kind, parent: place.parent, after: place.after, ...(title && { title }), body }
}

async function revisionOf(submission: Submission, { item, block }: Target, { plan, today, plain }: ChangesOptions): Promise<Change | null> {
  if (!item) return null
  const title = oneLine(submission.titre)
  const body = await revisedBody(submission.texte, item.body, block, { item: item.id, before: item.body, plan, today }, plain)
  const newTitle = !block && title && title !== item.title ? { title } : {}
  const newBody = body.trimEnd() === item.body.trimEnd() ? {} : { body }
  return Object.keys({ ...newTitle, ...newBody }).length === 0 ? null : { type: 'revise', item: item.id, ...newTitle, ...newBody }
}

async function revisedBody(text: string, body: string, block: Target['block'], numbers: NumbersIn, plain: PlainParser): Promise<string> {
  return block ? replaceBlock(body, block.index, await readEdited(text, block.markdown, numbers, plain)) : readEdited(text, body, numbers, plain)
}
