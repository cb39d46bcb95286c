import type { Contribution } from '../domain/contribution.ts'
import type { PlanFields } from '../domain/plan.ts'
import type { StandingChange } from './trace-standing.ts'

const defaultDays = 15
const day = 86_400_000

/** What is asked of a proposer since the plan changed the same words. Instants are ISO 8601. */
export interface AuthorCall {
  since: string
  /** Coordinators may decide without an answer from then on. */
  deadline: string
  /** The proposer's last message since. */
  answeredAt?: string
}

/** Null unless `change` leaves the proposal to be seen with its author. */
export function authorCall(change: StandingChange | null | undefined, contribution: Pick<Contribution, 'id' | 'person'>, contributions: Iterable<Contribution>, fields: Pick<PlanFields, 'author-days'>): AuthorCall | null {
  if (change?.state !== 'needs-author') return null
  const answer = [...contributions].findLast((each) => each.kind === 'comment' && !each.official && each.person === contribution.person && isAbout(each, contribution.id) && Date.parse(each.submittedAt) > Date.parse(change.at))
  const deadline = new Date(Date.parse(change.at) + (fields['author-days'] ?? defaultDays) * day).toISOString()
  return { since: change.at, deadline, ...(answer && { answeredAt: answer.submittedAt }) }
}

/** Whether the time to answer is over and nothing came. */
export function isUnanswered({ deadline, answeredAt }: AuthorCall, now: Date): boolean {
  return answeredAt === undefined && now.getTime() >= Date.parse(deadline)
}

function isAbout({ about, replyTo }: Contribution, id: string): boolean {
  return about.contribution === id || replyTo === id
}
