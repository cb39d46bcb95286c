import { z } from 'zod'
import { commitId, contributionId, personId } from '../../domain/ids.ts'
import { itemId, itemKinds } from '../../domain/plan.ts'
import { outcomes } from '../../domain/decision.ts'
import { stands } from '../../domain/session.ts'

const words = z.string().max(10_000)
const itemText = z.object({ title: z.string().optional(), body: z.string() })

export const sessionOpening = z.strictObject({ item: itemId.describe('Item to decide on; plan: the introduction') })

/** What is changed in a session; what is absent stays. Texts are plain words. */
export const sessionInput = z.strictObject({
  revision: z.number().int().positive().describe('The one that you read: what others changed since stays, and the same thing changed twice is refused'),
  choices: z.record(contributionId, z.strictObject({ stand: z.enum(stands), reason: words.default(''), leftOpen: words.default('') })).default({}).describe('By proposal'),
  wordings: z.record(z.string().max(40), z.strictObject({ from: contributionId.optional(), words: z.string().max(2_000).optional(), reason: words.default('') })).default({}).describe('By the key of a collision: whose words stand, or others'),
  text: z.strictObject({ on: itemText, title: z.string().max(300).optional(), words: z.string().max(20_000), reason: words.default('') }).optional().describe('The coordinators’ own words: the whole text, plain, made from `on` (Markdown, as you read it)'),
  leftOpen: words.optional(),
  note: words.optional(),
  version: z.string().max(300).optional().describe('Names a version of the plan once closed'),
})

export const sessionClosing = z.strictObject({ revision: z.number().int().positive(), main: commitId, stamp: z.string().max(20_000).describe('As you read them') })

export const sessionBody = z.object({
  id: contributionId,
  item: itemId,
  openedAt: z.iso.datetime(),
  openedBy: personId,
  participants: z.array(personId),
  revision: z.number().int(),
  main: commitId,
  stamp: z.string().describe('Of the proposals: changes with them'),
  today: itemText,
  text: itemText.describe('What the item would say, Markdown'),
  proposals: z.array(z.object({ contribution: contributionId, number: z.number().int().optional(), stand: z.enum(stands), late: z.boolean(), reworked: z.boolean(), obstacle: z.enum(['needs-author', 'withheld']).nullable(), outcome: z.enum(outcomes).optional().describe('What closing would decide') })),
  collisions: z.array(z.object({ key: z.string(), field: z.enum(['title', 'body']), between: z.array(contributionId), base: z.string(), texts: z.array(z.string()), chosen: z.boolean() })),
  numbers: z.array(z.object({ item: itemId, kind: z.enum(itemKinds), before: z.number().int().nullable(), after: z.number().int().nullable() })),
  leftOpen: z.string(),
  note: z.string(),
  version: z.string(),
  issues: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).describe('What forbids closing'),
})

export const sessionListBody = z.array(z.object({ id: contributionId, item: itemId, openedAt: z.iso.datetime(), revision: z.number().int() }))
