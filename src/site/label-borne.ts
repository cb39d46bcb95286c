import type { Bearing } from '../content/concordance.ts'
import { labelOf } from '../text/label.ts'
import type { Site } from './site.ts'
import { isWithheldState } from './withheld-words.ts'

/** What an item was called while it bore a number; of words that are withheld and that the plan no longer has, that they are. */
export function labelBorne(site: Site, { id, label }: Pick<Bearing, 'id' | 'label'>): string {
  if (site.state.plan.items.get(id)?.label === label) return label
  const isHidden = site.history.revisionsOf(id).some(({ text }) => text && isWithheldState(site, id, text) && labelOf(text) === label)
  return isHidden ? site.t('withheld.heading') : label
}
