import { z } from 'zod'
import { outcomes } from '../../domain/decision.ts'
import { contributionId, personId } from '../../domain/ids.ts'
import { itemId, itemKinds } from '../../domain/plan.ts'
import { decisionInput } from '../desk/decision-input.ts'
import { previewedItem } from './schemas.ts'

/** A decision that is put into the basket. */
export const basketDecision = decisionInput.extend({ settles: z.array(contributionId).max(100).default([]).describe('Others of the basket whose words `changes` hold already') })

/** What is sent to publish a basket. */
export const publication = z.strictObject({
  digest: z.string().max(100).optional().describe('Of the basket as you read it: refused when something else would be published'),
  version: z.strictObject({ title: z.string().trim().min(1).max(300), note: z.string().max(10_000).default('') }).optional().describe('Names a version of the plan with all of it'),
})

/** Whose basket is taken over: of a coordinator who decides no more. */
export const takeOver = z.strictObject({ person: personId })

const waiting = z.object({
  contribution: contributionId,
  number: z.number().int().positive().optional(),
  at: z.iso.datetime(),
  outcome: z.enum(outcomes),
  reason: z.string().optional(),
  settles: z.array(contributionId).optional(),
  leaving: z.boolean().describe('On its way to the plan'),
  obstacle: z.enum(['decided', 'changed', 'collides', 'alone', 'impossible']).nullable().describe('Why it is not published: see it again'),
  collisions: z.array(z.object({ item: z.string(), reason: z.string(), between: z.array(contributionId) })),
})

export const basketBody = z.object({
  decisions: z.array(waiting),
  items: z.array(previewedItem).describe('What the plan would say'),
  numbers: z.array(z.object({ item: itemId, kind: z.enum(itemKinds), from: z.number().int().optional(), to: z.number().int().optional() })).describe('Numbers that would change'),
  digest: z.string(),
  others: z.array(z.object({ person: personId, name: z.string().optional(), contribution: contributionId, outcome: z.enum(outcomes), at: z.iso.datetime() })).describe('Decisions that wait in other baskets'),
})
