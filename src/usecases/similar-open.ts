import { touchedItems, type Change, type Draft } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import { similarity } from '../merge/index.ts'
import type { PlanState } from './plan-state.ts'

const threshold = 0.5
const shown = 3

/** Open proposals that say much the same as a draft, most similar first, three at most. `similarity` is between 0.5 and 1. */
export function similarOpen(state: Pick<PlanState, 'contributions'>, draft: Draft): { contribution: Contribution; similarity: number }[] {
  if (draft.kind === 'comment') return []
  const words = wordsOf(draft.kind === 'amendment' ? draft.changes : [], draft.kind === 'idea' ? draft.text : '')
  const items = new Set(draft.kind === 'amendment' ? touchedItems(draft.changes) : [])
  return [...state.contributions.values()]
    .filter((each) => each.status === 'pending' && each.kind === draft.kind && each.id !== draft.id && !each.withheld)
    .filter((each) => items.size === 0 || touchedItems(each.changes).some((item) => items.has(item)))
    .map((contribution) => ({ contribution, similarity: similarity(words, wordsOf(contribution.changes, contribution.text ?? '')) }))
    .filter((each) => each.similarity >= threshold)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, shown)
}

function wordsOf(changes: readonly Change[], text: string): string {
  return [text, ...changes.map((change) => ('body' in change ? (change.body ?? '') : ''))].join('\n').trim()
}
