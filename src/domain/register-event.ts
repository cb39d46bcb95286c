import { z } from 'zod'
import { draft } from './amendment.ts'
import { change } from './amendment.ts'
import { outcomes } from './decision.ts'
import { commitId, contributionId, personId } from './ids.ts'
import { itemId, itemKinds } from './plan.ts'

/**
 * Every record of the register: one JSON file an event, `events/<thousands>/<seq>-<type>-<contribution>.json`.
 * `id` makes an append idempotent, `seq` counts from 1 without gaps in the order of appending, `at` is an ISO 8601 instant in UTC,
 * `by` is the person who acted (proposer or coordinator).
 */
const envelope = { format: z.literal(1), id: contributionId, seq: z.number().int().positive(), at: z.iso.datetime(), by: personId, contribution: contributionId }

const text = z.string().max(20_000)

/** Where accepted words stand: the item, and the number it had right after. */
export const landing = z.strictObject({ item: itemId, kind: z.enum([...itemKinds, 'plan']), number: z.number().int().positive().optional() })
export type Landing = z.infer<typeof landing>

export const registerEvent = z.discriminatedUnion('type', [
  /**
   * An amendment or an idea was received; `number` is the short number that people say (« proposition 42 »). `writtenBy`: somebody
   * else than who proposes it wrote its words, on the code host.
   */
  z.strictObject({ ...envelope, type: z.literal('submitted'), number: z.number().int().positive(), draft, writtenBy: personId.optional() }),
  /** Anyone's comment. */
  z.strictObject({ ...envelope, type: z.literal('commented'), draft }),
  /** A coordinator's public answer to a contribution, or to a comment on it. `offersFollowUpTo`: asked whether they would follow it up. `asksAuthor`: it is a question to the proposer, who is awaited. */
  z.strictObject({ ...envelope, type: z.literal('answered'), draft, offersFollowUpTo: personId.optional(), asksAuthor: z.literal(true).optional() }),
  z.strictObject({ ...envelope, type: z.literal('reworked'), draft }),
  /** `commits`: what moved `main`, in order; empty for a decision that changes no text. `changes`: the coordinator's final words. */
  z.strictObject({
    ...envelope,
    type: z.literal('decided'),
    outcome: z.enum(outcomes),
    reason: text.optional(),
    leftOpen: text.optional(),
    leftOut: z.array(z.strictObject({ text, why: text })).default([]),
    into: contributionId.optional(),
    changes: z.array(change).optional(),
    note: text.optional(),
    commits: z.array(commitId),
    landed: z.array(landing),
    /** Id of the act that published this decision together with others; they share it. */
    batch: contributionId.optional(),
    /** It was not taken at the desk but on the code host, where no reason is asked for; an `explained` event may follow. */
    elsewhere: z.literal(true).optional(),
  }),
  /** The reason of a decision that was taken without one; `decision` is the id of its event. */
  z.strictObject({ ...envelope, type: z.literal('explained'), decision: contributionId, reason: text.min(1) }),
  z.strictObject({ ...envelope, type: z.literal('placed'), item: itemId, reason: text.optional() }),
  z.strictObject({ ...envelope, type: z.literal('withdrawn'), reason: text.optional() }),
  /** `commits`: the revert on `main`, when what is reopened had been accepted. `elsewhere`: on the code host, without a reason (an empty one). */
  z.strictObject({ ...envelope, type: z.literal('reopened'), reason: text, commits: z.array(commitId), elsewhere: z.literal(true).optional() }),
  /**
   * A merging session on one item was closed; `contribution` is the session's own id, which its decisions name as their `batch`.
   * `commits`: all that it brought to `main`, in order; `retouch`: the one that holds the coordinators' own words alone.
   * `numbers`: items whose number changed, null for one that was not there.
   */
  z.strictObject({
    ...envelope,
    type: z.literal('closed'),
    item: itemId,
    openedAt: z.iso.datetime(),
    openedBy: personId,
    participants: z.array(personId),
    leftPending: z.array(contributionId),
    leftOpen: text.optional(),
    note: text.optional(),
    commits: z.array(commitId),
    retouch: z.strictObject({ commit: commitId, reason: text.optional() }).optional(),
    numbers: z.array(z.strictObject({ item: itemId, kind: z.enum(itemKinds), label: z.string().max(300), before: z.number().int().positive().nullable(), after: z.number().int().positive().nullable() })),
    version: itemId.optional(),
  }),
  /** The contribution's words are no longer shown: illegal, or someone's personal data. */
  z.strictObject({ ...envelope, type: z.literal('withheld'), reason: text }),
])
export type RegisterEvent = z.infer<typeof registerEvent>

/** Distributes over the union, so that each type of event keeps its own fields. */
type Without<Event, Keys extends PropertyKey> = Event extends unknown ? Omit<Event, Keys> : never
/** An event before the register gives it its place. */
export type NewRegisterEvent = Without<RegisterEvent, 'format' | 'seq' | 'number'>

/** Path of an event's file on the `register` branch. */
export function formatEventPath(event: Pick<RegisterEvent, 'seq' | 'type' | 'contribution'>): string {
  const seq = String(event.seq).padStart(6, '0')
  return `events/${seq.slice(0, 3)}/${seq}-${event.type}-${event.contribution}.json`
}
