import { createHash } from 'node:crypto'
import type { ContributionId } from '../../../domain/ids.ts'
import type { ItemId } from '../../../domain/plan.ts'

/** A hidden first line by which we find again what we wrote. It holds our own ids alone; contributed text never comes first. */
export type Marker = `<!-- plan-vivant ${'contribution' | 'discussion' | 'closing'} ${string} -->`

export function contributionMarker(contribution: ContributionId): Marker {
  return `<!-- plan-vivant contribution ${contribution} -->`
}

/** Of the one issue that stands for an item's discussion. */
export function discussionMarker(item: ItemId): Marker {
  return `<!-- plan-vivant discussion ${item} -->`
}

/** Of the comment that says why a contribution was closed: one for each reason, so that closing twice says it once. */
export function closingMarker(contribution: ContributionId, reason: string): Marker {
  return `<!-- plan-vivant closing ${contribution} ${createHash('sha256').update(reason).digest('hex').slice(0, 12)} -->`
}

/** The marker that a body starts with, or null. GitHub may give line breaks back as CR LF. */
export function readMarker(body: string | null | undefined): Marker | null {
  const [first = ''] = (body ?? '').split(/\r?\n/, 1)
  return /^<!-- plan-vivant (?:contribution|discussion|closing) [a-z0-9- ]+ -->$/.test(first) ? (first as Marker) : null
}
