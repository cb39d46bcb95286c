import { z } from 'zod'

const qualified = z.string().regex(/^[A-Za-z][\w-]*:[\w.-]+$/).describe('Qualified name; its prefix is in « prefix ».')
const blank = z.string().regex(/^_:[\w.-]+$/).describe('Name of a relation in this document alone.')
const literal = z.union([z.string(), z.number(), z.boolean(), z.strictObject({ $: z.string(), type: z.string() }), z.strictObject({ $: z.string(), lang: z.string() })])
const values = z.union([literal, z.array(literal).min(1)])
const attributes = z.record(z.string().regex(/^(?:prov|plan):[A-Za-z]+$/), values)
const instant = z.iso.datetime()
const agent = { 'prov:agent': qualified, 'prov:role': z.strictObject({ $: z.string(), type: z.literal('xsd:QName') }).optional() }

/**
 * The parts of PROV-JSON that we write (W3C member submission of 24 April 2013, sections 2 and 3), stricter than its own schema:
 * what is not here is refused.
 */
export const provSchema = z.strictObject({
  prefix: z.record(z.string().regex(/^[A-Za-z][\w-]*$/), z.string().regex(/^[a-z][a-z0-9+.-]*:/)),
  entity: z.record(qualified, attributes).describe('Items, their states (revisions of the text, moves), and proposals.'),
  activity: z.record(qualified, z.intersection(z.looseObject({ 'prov:startTime': instant, 'prov:endTime': instant }), attributes)).describe('Decisions, reopenings, direct edits, and the first record of the plan.'),
  agent: z.record(qualified, attributes).describe('People; their names are those of the day of the build.'),
  wasGeneratedBy: z.record(blank, z.strictObject({ 'prov:entity': qualified, 'prov:activity': qualified, 'prov:time': instant })),
  wasInvalidatedBy: z.record(blank, z.strictObject({ 'prov:entity': qualified, 'prov:activity': qualified, 'prov:time': instant })),
  used: z.record(blank, z.strictObject({ 'prov:activity': qualified, 'prov:entity': qualified })),
  wasDerivedFrom: z.record(blank, z.strictObject({ 'prov:generatedEntity': qualified, 'prov:usedEntity': qualified, 'prov:activity': qualified.optional(), 'prov:type': z.strictObject({ $: z.string(), type: z.literal('xsd:QName') }).optional() })),
  specializationOf: z.record(blank, z.strictObject({ 'prov:specificEntity': qualified, 'prov:generalEntity': qualified })),
  wasAttributedTo: z.record(blank, z.strictObject({ 'prov:entity': qualified, ...agent })),
  wasAssociatedWith: z.record(blank, z.strictObject({ 'prov:activity': qualified, ...agent })),
})

export type ProvDocument = z.infer<typeof provSchema>
export type ProvAttributes = z.infer<typeof attributes>
