import { z } from 'zod'
import { draft } from '../domain/amendment.ts'
import { decision } from '../domain/decision.ts'
import { contributionId, personId } from '../domain/ids.ts'
import { itemId } from '../domain/plan.ts'
import { sessionState } from '../domain/session.ts'

const text = z.string().trim().min(1).max(20_000)

/** `id` becomes the id of the register's event, so that delivering twice writes once. `at`: when it was received, ISO 8601 in UTC. `by`: who acted. */
const envelope = { id: contributionId, at: z.iso.datetime(), by: personId }

/** One decision of several that are published together. */
const publishedDecision = z.strictObject({
  /** Becomes the id of its event. */
  id: contributionId,
  decision,
  /** Last event of the contribution when it was decided: refused when something happened to it since. */
  seen: z.string().max(40).optional(),
  /** Others of the same act whose words the decision's `changes` hold already. */
  settles: z.array(contributionId).max(100).optional(),
})
export type PublishedDecision = z.infer<typeof publishedDecision>

/** A version to be named: `id` is its file's name. */
const versionToName = z.strictObject({ id: itemId, title: z.string().trim().min(1).max(300), note: z.string().max(20_000).optional() })
export type VersionToName = z.infer<typeof versionToName>

/** Something that a person asked for and that must reach the repository: written to disk first, delivered until done. */
export const outboxEntry = z.discriminatedUnion('type', [
  z.strictObject({ ...envelope, type: z.literal('submit'), draft }),
  z.strictObject({ ...envelope, type: z.literal('answer'), draft, offersFollowUpTo: personId.optional(), asksAuthor: z.literal(true).optional() }),
  z.strictObject({ ...envelope, type: z.literal('rework'), draft }),
  z.strictObject({ ...envelope, type: z.literal('decide'), decision }),
  /** Several decisions at once, all or nothing; each has its event's own id. */
  z.strictObject({ ...envelope, type: z.literal('publish'), decisions: z.array(publishedDecision).min(1).max(1_000), version: versionToName.optional() }),
  z.strictObject({ ...envelope, type: z.literal('place'), contribution: contributionId, item: itemId, reason: text.optional() }),
  z.strictObject({ ...envelope, type: z.literal('withdraw'), contribution: contributionId, reason: text.optional() }),
  /** Gives its reason to a decision that was taken elsewhere without one; `decision` is the id of its event. */
  z.strictObject({ ...envelope, type: z.literal('explain'), contribution: contributionId, decision: contributionId, reason: text }),
  z.strictObject({ ...envelope, type: z.literal('reopen'), contribution: contributionId, reason: text }),
  /**
   * A merging session as it stood; reasons are Markdown. `events`: by proposal, the id of the event that will say what became of it;
   * `seen`: its last event when it was read. */
  z.strictObject({ ...envelope, type: z.literal('close-session'), session: sessionState, events: z.record(contributionId, contributionId), seen: z.record(contributionId, z.string().max(40)).optional(), version: versionToName.optional() }),
  z.strictObject({ ...envelope, type: z.literal('withhold'), contribution: contributionId, reason: text }),
])
export type OutboxEntry = z.infer<typeof outboxEntry>
export type OutboxEntryOf<Type extends OutboxEntry['type']> = Extract<OutboxEntry, { type: Type }>
