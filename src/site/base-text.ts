import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import type { ItemText } from './plan-history.ts'
import type { Site } from './site.ts'

/** The item as it stood when the contribution was written. */
export function baseText(site: Site, contribution: Contribution, item: ItemId): ItemText | null {
  return contribution.base ? site.history.textAt(item, contribution.base, contribution.submittedAt) : null
}
