import { z } from 'zod'
import { contributionId, personId } from './ids.ts'
import { itemId } from './plan.ts'

const sentence = z.string().max(10_000)
const itemText = z.strictObject({ title: z.string().max(300).optional(), body: z.string().max(60_000) })

/** What coordinators make of a proposal in a session: its words are in the text, it stays pending, or it is declined. */
export const stands = ['in', 'out', 'declined'] as const
export type Stand = (typeof stands)[number]

const choice = z.strictObject({ stand: z.enum(stands), reason: sentence.default(''), leftOpen: sentence.default('') })
export type SessionChoice = z.infer<typeof choice>

/** What stands where proposals touch the same words: those of `from`, or `words`; neither as long as nobody chose. */
const wording = z.strictObject({ from: contributionId.optional(), words: z.string().max(2_000).optional(), reason: sentence.default('') })
export type SessionWording = z.infer<typeof wording>

/**
 * A merging session: what coordinators decide together on one item. It is private until it is closed. Nothing in it is
 * computed: texts and collisions follow from it, the plan and the proposals of the moment.
 */
export const sessionState = z.strictObject({
  id: contributionId,
  item: itemId,
  openedAt: z.iso.datetime(),
  openedBy: personId,
  /** Who took part, in order of arrival. */
  participants: z.array(personId).min(1),
  /** Proposals that were there when it was opened: those that came later are switched off until somebody switches them on. */
  known: z.array(contributionId),
  choices: z.record(contributionId, choice),
  /** By the key of a collision. */
  wordings: z.record(z.string().max(40), wording),
  /** The coordinators' own words: what they made (`to`) of the text that they read (`on`), Markdown. */
  retouch: z.strictObject({ on: itemText, to: itemText, reason: sentence.default('') }).optional(),
  /** What the session leaves to be decided. */
  leftOpen: sentence.default(''),
  /** A word for the minutes. */
  note: sentence.default(''),
  /** Names a version of the plan once the session is closed. */
  version: z.string().max(300).default(''),
})
export type SessionState = z.infer<typeof sessionState>
