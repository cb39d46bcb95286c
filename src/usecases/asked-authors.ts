import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'

/**
 * The coordination's questions to proposers that still wait for an answer, by what they are about: the last one, where that is to
 * be decided and its proposer has neither written since nor reworked it. `contributions`: all, in the register's order.
 */
export function askedAuthors(contributions: ReadonlyMap<ContributionId, Contribution>): Map<ContributionId, Contribution> {
  const asked = new Map<ContributionId, Contribution>()
  for (const each of contributions.values()) {
    const subject = contributions.get(each.about.contribution ?? '') ?? contributions.get(contributions.get(each.replyTo ?? '')?.about.contribution ?? '')
    if (each.kind !== 'comment' || !subject || subject.status !== 'pending' || subject.kind === 'comment') continue
    if (each.asksAuthor && !each.withheld) asked.set(subject.id, each)
    else if (each.person === subject.person) asked.delete(subject.id)
  }
  for (const [id, question] of asked) {
    const subject = contributions.get(id)
    const reworked = subject?.history.findLast(({ type, by }) => type === 'reworked' && by === subject.person)
    if (reworked && reworked.seq > (question.history[0]?.seq ?? 0)) asked.delete(id)
  }
  return asked
}
