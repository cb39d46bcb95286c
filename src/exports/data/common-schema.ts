import { z } from 'zod'
import { commitId, contributionId, personId } from '../../domain/ids.ts'
import { itemId, itemKinds } from '../../domain/plan.ts'

export const instant = z.iso.datetime().describe('Instant, ISO 8601 in UTC.')
export const person = z.strictObject({
  id: personId.describe('Opaque id; says nothing of who it is.'),
  name: z.string().nullable().describe('Name that the person chose to show, on the day of the build; null: none.'),
  borrowsName: z.boolean().describe('Whether the name is a coordinator’s, typed by somebody who is none.'),
})
export const kind = z.enum(itemKinds)
export const item = itemId.describe('Permanent id of an item of the plan, or « plan » for the introduction.')
export const commit = commitId.describe('Git commit on the branch main.')
export const contribution = contributionId.describe('Permanent id of a proposal or an idea.')
export const page = z.string().describe('Address of its page: absolute where the site has an address, else a path from its root.')
export const urn = z.string().regex(/^urn:uuid:/).describe('Name for good, whatever the address of the site; the same as in the feeds.')
export const markdown = z.string().describe('Markdown, one sentence a line.')
export const text = z.string().describe('The same as people read it: plain text.')

/** What every document begins with. */
export const head = {
  $schema: z.string().describe('Address of this schema, relative to the document.'),
  plan: z.strictObject({ urn, title: z.string(), language: z.string().describe('BCP 47 tag of the texts.') }),
  licence: z.string().nullable().describe('Licence of the texts, as the host states it in plan.md; null: none is stated.'),
  updated: instant.describe('Latest event of the plan or of its register.'),
}
