import type { Received, Anchor, Change, Draft, Gesture, Subject } from './amendment.ts'
import type { Outcome, Status } from './decision.ts'
import type { CommitId, ContributionId, PersonId } from './ids.ts'
import type { ItemId } from './plan.ts'
import type { Landing, RegisterEvent } from './register-event.ts'

/** A decision as it stands in the register. `eventId` names it for good. */
export interface RecordedDecision {
  eventId: string
  outcome: Outcome
  by: PersonId
  at: string
  reason?: string
  leftOpen?: string
  leftOut: { text: string; why: string }[]
  into?: ContributionId
  changes?: Change[]
  note?: string
  commits: CommitId[]
  landed: Landing[]
  /** Id of the act that published it together with others. */
  batch?: string
  /** Taken on the code host, without a reason. */
  elsewhere?: true
  /** Who wrote its reason afterwards, and when. */
  explained?: { by: PersonId; at: string }
}

/** What the register's events say of one contribution, folded in order. */
export interface Contribution {
  id: ContributionId
  kind: Draft['kind']
  /** Short number; comments have none. */
  number?: number
  person: PersonId
  submittedAt: string
  base?: CommitId
  changes: Change[]
  rationale?: string
  /** Words of an idea or a comment. */
  text?: string
  about: Subject
  replyTo?: ContributionId
  /** The reply's parent was inferred from mentions and dates at import. */
  inferredReply: boolean
  anchor?: Anchor
  alternativeTo?: ContributionId
  /** The idea or the comment that it words, and whose idea that is. */
  fedBy?: ContributionId
  ideaOf?: PersonId
  /** A comment by which a proposer disagrees with where their contribution was placed. */
  objection?: true
  /** What its changes do together. */
  gesture?: Gesture
  example: boolean
  late: boolean
  phase?: string
  typist?: PersonId
  received?: Received
  /** Written by a coordinator as such. */
  official: boolean
  offersFollowUpTo?: PersonId
  /** A coordinator's question to the proposer of what it is about. */
  asksAuthor?: true
  status: Status
  decision?: RecordedDecision
  /** Decisions undone by a reopening, oldest first. */
  formerDecisions: RecordedDecision[]
  /** Where a coordinator placed an idea that is still to be decided. */
  placedUnder?: ItemId
  withheld?: { reason: string; at: string }
  /** Every event of this contribution, in the register's order. */
  history: RegisterEvent[]
}
