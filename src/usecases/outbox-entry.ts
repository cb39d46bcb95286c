import { z } from 'zod'
import { draft } from '../domain/amendment.ts'
import { decision } from '../domain/decision.ts'
import { contributionId, personId } from '../domain/ids.ts'
import { itemId } from '../domain/plan.ts'

const text = z.string().trim().min(1).max(20_000)

/** `id` becomes the id of the register's event, so that delivering twice writes once. `at`: when it was received, ISO 8601 in UTC. `by`: who acted. */
const envelope = { id: contributionId, at: z.iso.datetime(), by: personId }

/** Something that a person asked for and that must reach the repository: written to disk first, delivered until done. */
export const outboxEntry = z.discriminatedUnion('type', [
  z.strictObject({ ...envelope, type: z.literal('submit'), draft }),
  z.strictObject({ ...envelope, type: z.literal('answer'), draft, offersFollowUpTo: personId.optional() }),
  z.strictObject({ ...envelope, type: z.literal('rework'), draft }),
  z.strictObject({ ...envelope, type: z.literal('decide'), decision }),
  z.strictObject({ ...envelope, type: z.literal('place'), contribution: contributionId, item: itemId, reason: text.optional() }),
  z.strictObject({ ...envelope, type: z.literal('withdraw'), contribution: contributionId, reason: text.optional() }),
  z.strictObject({ ...envelope, type: z.literal('reopen'), contribution: contributionId, reason: text }),
  z.strictObject({ ...envelope, type: z.literal('withhold'), contribution: contributionId, reason: text }),
])
export type OutboxEntry = z.infer<typeof outboxEntry>
export type OutboxEntryOf<Type extends OutboxEntry['type']> = Extract<OutboxEntry, { type: Type }>
