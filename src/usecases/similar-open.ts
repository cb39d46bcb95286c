import { touchedItems, type Change, type Draft } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { Plan } from '../domain/plan.ts'
import { diffWords, similarity } from '../merge/index.ts'
import type { PlanState } from './plan-state.ts'
import { textOf } from './rebase-changes.ts'

const threshold = 0.5
const shown = 3

/**
 * Open proposals that say much the same as a draft, most similar first, three at most. `similarity` is between 0.5 and 1, taken
 * over the words that each changes: two edits of one long text are not alike for sharing it.
 */
export function similarOpen(state: Pick<PlanState, 'contributions' | 'plan'>, draft: Draft): { contribution: Contribution; similarity: number }[] {
  if (draft.kind === 'comment') return []
  const words = draft.kind === 'amendment' ? changedWords(state.plan, draft.changes) : draft.text
  const items = new Set(draft.kind === 'amendment' ? touchedItems(draft.changes) : [])
  return [...state.contributions.values()]
    .filter((each) => each.status === 'pending' && each.kind === draft.kind && each.id !== draft.id && !each.withheld)
    .filter((each) => items.size === 0 || touchedItems(each.changes).some((item) => items.has(item)))
    .map((contribution) => ({ contribution, similarity: similarity(words, contribution.text ?? changedWords(state.plan, contribution.changes)) }))
    .filter((each) => each.similarity >= threshold)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, shown)
}

/** Words taken out and put in, against today's plan; two withdrawals of one item are alike. */
function changedWords(plan: Plan, changes: readonly Change[]): string {
  return changes.map((change) => wordsOfChange(plan, change)).join('\n').trim()
}

function wordsOfChange(plan: Plan, change: Change): string {
  if (change.type === 'move' || change.type === 'remove') return `${change.type} ${change.item}`
  const parts = diffWords(textOf(plan, change.item)?.body ?? '', change.body ?? '')
  return [change.title ?? '', ...parts.filter((part) => part.type !== 'same').map((part) => part.text)].join(' ')
}
