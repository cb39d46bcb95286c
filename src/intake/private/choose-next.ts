import type { ContributionId } from '../../domain/ids.ts'
import type { OutboxEntry } from '../../usecases/outbox-entry.ts'

/** Which contributions an entry is about: entries of one contribution leave in order. */
export function contributionsOf(entry: OutboxEntry): ContributionId[] {
  if ('draft' in entry) return [entry.type === 'answer' && entry.draft.kind === 'comment' ? (entry.draft.about.contribution ?? entry.draft.id) : entry.draft.id]
  if (entry.type === 'close-session') return Object.keys(entry.events)
  if (entry.type === 'publish') return entry.decisions.map(({ decision }) => decision.contribution)
  return [entry.type === 'decide' ? entry.decision.contribution : entry.contribution]
}

interface Queued {
  record: { entry: OutboxEntry }
  /** In milliseconds since 1970. */
  dueAt: number
}

/**
 * The next entry to deliver of a queue in order of arrival: none overtakes another of the same contribution; what somebody waits
 * for the effect of, a coordinator above all, passes before submissions. Undefined when nothing is due.
 */
export function chooseNext<Entry extends Queued>(queue: readonly Entry[], now: number): Entry | undefined {
  const blocked = new Set<ContributionId>()
  let first: Entry | undefined
  for (const one of queue) {
    const contributions = contributionsOf(one.record.entry)
    const isDue = one.dueAt <= now && !contributions.some((each) => blocked.has(each))
    if (isDue && one.record.entry.type !== 'submit') return one
    if (isDue) first ??= one
    for (const each of contributions) blocked.add(each)
  }
  return first
}
