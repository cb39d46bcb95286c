import type { ItemId } from '../domain/plan.ts'

/** What can be asked for on a page of the site, where there is no intake. */
export const writtenIntents = ['modifier', 'reagir', 'ajouter', 'retirer'] as const
export type WrittenIntent = (typeof writtenIntents)[number] | 'idee'

/** Path of a form under the site's root. */
export function writtenFormPath(intent: WrittenIntent, item: ItemId | undefined): string {
  if (intent === 'idee' || item === undefined) return 'proposer/'
  return `proposer/${item}/${intent === 'modifier' ? '' : `${intent}/`}`
}
