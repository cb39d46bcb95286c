import { z } from 'zod'
import { commitId, contributionId, personId } from './ids.ts'
import { itemId, itemKinds } from './plan.ts'

/** Bodies are Markdown in canonical form; limits are in characters and mirror `src/text/limits.ts` with room for markup. */
const body = z.string().max(60_000)
const title = z.string().min(1).max(300)

/** Rewrite an item's title or body. What is absent stays. `plan` names the introduction. */
const revise = z.strictObject({ type: z.literal('revise'), item: itemId, title: title.optional(), body: body.optional() })
/** Add an item under `parent` (absent for an axis), after the sibling `after` (null: first). `item` is its new permanent id. */
const add = z.strictObject({
  type: z.literal('add'),
  item: itemId,
  kind: z.enum(itemKinds),
  parent: itemId.optional(),
  after: itemId.nullable(),
  title: title.optional(),
  body,
})
const move = z.strictObject({ type: z.literal('move'), item: itemId, parent: itemId, after: itemId.nullable() })
const remove = z.strictObject({ type: z.literal('remove'), item: itemId })

/** One change of one item; an amendment is a list of them, all or nothing. */
export const change = z.discriminatedUnion('type', [revise, add, move, remove])
export type Change = z.infer<typeof change>
export const changes = z.array(change).min(1).max(50)

/** W3C Web Annotation text quote selector: the passage that a contribution points at. */
export const anchor = z.strictObject({ exact: z.string().max(2_000), prefix: z.string().max(200).default(''), suffix: z.string().max(200).default('') })
export type Anchor = z.infer<typeof anchor>

/** What a contribution is about: an item of the plan, another contribution, or the whole plan when both are absent. */
export const subject = z.strictObject({ item: itemId.optional(), contribution: contributionId.optional() })
export type Subject = z.infer<typeof subject>

/** How a contribution that a coordinator typed in had come, on which day, and where (« réunion de Rennes »). */
export const channels = ['paper', 'email', 'voice'] as const
export const received = z.strictObject({ by: z.enum(channels), on: z.iso.date(), place: z.string().min(1).max(200).optional() })
export type Received = z.infer<typeof received>

const common = {
  id: contributionId,
  person: personId,
  /** Id of the phase in which the form was begun, and whether it arrived after the phase had closed. */
  phase: itemId.optional(),
  late: z.boolean().optional(),
  /** Made for the demonstration, by nobody. */
  example: z.boolean().optional(),
  /** The coordinator who typed in what came on paper, by e-mail or by voice. */
  typist: personId.optional(),
  received: received.optional(),
}

/** Words of an idea or a comment, Markdown as well: what was typed, escaped where it needs it. */
const text = z.string().min(1).max(60_000)

/** Gestures that change two items at once. Their changes, in order: `join`, the item that stays, then the one that goes; `split`, the item, then the new one; `passage`, the item that the words leave, then the one that they go to. */
export const gestures = ['join', 'split', 'passage'] as const
export type Gesture = (typeof gestures)[number]

/** A valid contribution that has an id and may not have left the intake yet. */
export const draft = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('amendment'),
    ...common,
    base: commitId,
    changes,
    rationale: z.string().max(60_000).optional(),
    anchor: anchor.optional(),
    /** What its changes do together, where they are one gesture: an item made of two, two of one, words that go from one to another. */
    gesture: z.enum(gestures).optional(),
    /** An amendment that answers another one with a different wording. */
    alternativeTo: contributionId.optional(),
    /** The idea or the comment that it words: that person is credited with the idea, whoever words it. */
    fedBy: contributionId.optional(),
  }),
  z.strictObject({ kind: z.literal('idea'), ...common, text, about: subject.optional() }),
  z.strictObject({ kind: z.literal('comment'), ...common, text, about: subject, replyTo: contributionId.optional(), anchor: anchor.optional(), /** The commit of the plan in which the anchor was read. */ base: commitId.optional(), inferredReply: z.boolean().optional(), /** The proposer disagrees with where their contribution was placed. */ objection: z.literal(true).optional() }),
])
export type Draft = z.infer<typeof draft>
export type AmendmentDraft = Extract<Draft, { kind: 'amendment' }>

/** Ids of the items that the changes touch, in order, without doubles; an added item counts under its parent as well, a moved one under the one that it goes to. */
export function touchedItems(changes: readonly Change[]): string[] {
  const ids = changes.flatMap((each) => (each.type === 'add' && each.parent ? [each.parent, each.item] : each.type === 'move' ? [each.item, each.parent] : [each.item]))
  return [...new Set(ids)]
}
