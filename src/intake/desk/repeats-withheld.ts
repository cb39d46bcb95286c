import type { Change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { Plan } from '../../domain/plan.ts'
import { foldText } from '../../merge/index.ts'
import { toPlain } from '../../text/plain.ts'
import { textOf } from '../../usecases/rebase-changes.ts'

/** Whether a body or a title of `changes` is, but for typography, one that was withheld with the contribution. Words of today's plan are no secret. */
export function repeatsWithheld(changes: readonly Change[], contribution: Pick<Contribution, 'withheld' | 'text' | 'changes'>, plan: Plan): boolean {
  if (!contribution.withheld) return false
  const withheld = new Set([...contribution.changes.flatMap(textsOf), contribution.text ?? ''].map(fold))
  return changes.some((change) => {
    const today = textOf(plan, change.item)
    const known = new Set(['', fold(today?.title ?? ''), fold(today?.body ?? '')])
    return textsOf(change).map(fold).some((text) => withheld.has(text) && !known.has(text))
  })
}

function textsOf(change: Change): string[] {
  return change.type === 'add' || change.type === 'revise' ? [change.title ?? '', change.body ?? ''] : []
}

function fold(markdown: string): string {
  return foldText(toPlain(markdown)).replace(/\s+/g, ' ').trim()
}
