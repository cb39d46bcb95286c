import { z } from 'zod'
import { change } from './amendment.ts'
import { commitId, contributionId } from './ids.ts'

/** What coordinators can decide. `merged-into` needs `into`; `accepted-with-changes` needs the coordinator's `changes`. */
export const outcomes = ['accepted', 'accepted-with-changes', 'declined', 'merged-into'] as const
export type Outcome = (typeof outcomes)[number]

/** Where a contribution stands. `withdrawn` is its proposer's act; `pending` is all that is not decided, reopened included. */
export type Status = 'pending' | Outcome | 'withdrawn'

const sentence = z.string().trim().max(10_000)

/**
 * A coordinator's decision, as asked for. A reason is required for all but a plain acceptance.
 * An idea can only be accepted with changes, which are the coordinator's words.
 */
export const decision = z
  .strictObject({
    contribution: contributionId,
    outcome: z.enum(outcomes),
    reason: sentence.optional(),
    /** What the decision leaves to be decided. */
    leftOpen: sentence.optional(),
    /** Parts of the contribution that were not taken, each with why. */
    leftOut: z.array(z.strictObject({ text: sentence, why: sentence })).max(50).default([]),
    into: contributionId.optional(),
    changes: z.array(change).max(50).optional(),
    /** Commit of `main` that the coordinator's `changes` were written on; absent: today's. */
    base: commitId.optional(),
    /** A remark on the decision's own record, shown with it. */
    note: sentence.optional(),
  })
  .refine((value) => value.outcome === 'accepted' || !!value.reason, { path: ['reason'], message: 'decision.reason-missing' })
  .refine((value) => value.outcome !== 'merged-into' || !!value.into, { path: ['into'], message: 'decision.into-missing' })
  .refine((value) => value.outcome !== 'accepted-with-changes' || !!value.changes?.length, { path: ['changes'], message: 'decision.changes-missing' })
export type Decision = z.infer<typeof decision>
