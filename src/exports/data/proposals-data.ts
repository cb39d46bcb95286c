import { z } from 'zod'
import { change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { outcomes } from '../../domain/decision.ts'
import type { ItemId } from '../../domain/plan.ts'
import { headContribution } from '../../site/contribution-heading.ts'
import { itemsOf } from '../../site/site-index.ts'
import type { Site } from '../../site/site.ts'
import { useExportIds } from '../export-ids.ts'
import { plainWords } from '../plain-words.ts'
import { publicAddress } from '../public-address.ts'
import { publicChanges } from '../public-changes.ts'
import * as common from './common-schema.ts'
import { documentHead, personOf } from './document-head.ts'

export const proposalsSchema = z.strictObject({
  ...common.head,
  proposals: z
    .array(
      z.strictObject({
        id: common.contribution,
        urn: common.urn,
        number: z.number().int().positive().nullable().describe('Short number that people say.'),
        kind: z.enum(['amendment', 'idea']).describe('A change of the text, or an idea without words for it.'),
        status: z.enum(['pending', ...outcomes, 'withdrawn']),
        heading: z.string().describe('What it asks, in one line, in the language of the site.'),
        submittedAt: common.instant,
        by: common.person,
        typedBy: common.person.nullable().describe('The coordinator who typed in what came on paper, by mail or by voice.'),
        late: z.boolean().describe('Received after its phase had closed.'),
        example: z.boolean().describe('Made for the demonstration, by nobody.'),
        items: z.array(common.item).describe('Items that it is about: what it changes, where it was placed, where its words landed. One that it adds is under the id that it asks for until a decision gives it one.'),
        base: common.commit.nullable().describe('Commit of the plan that it was written on.'),
        changes: z.array(change).describe('What it changes; bodies are Markdown. Empty for an idea. A body that repeats words withheld elsewhere is left out.'),
        rationale: z.string().nullable().describe('Why, plain text.'),
        text: z.string().nullable().describe('Words of an idea, plain text.'),
        alternativeTo: common.contribution.nullable().describe('The proposal that it words otherwise.'),
        decision: z.string().nullable().describe('Id of the decision that stands, in decisions.json.'),
        withheld: z.strictObject({ at: common.instant, reason: z.string() }).nullable().describe('Its words are not shown, and why: then changes, rationale and text are empty.'),
        page: common.page,
      }),
    )
    .describe('In the order in which they were received.'),
})

export type ProposalsData = z.infer<typeof proposalsSchema>

/** Every proposal and idea that was received. */
export function buildProposalsData(site: Site): ProposalsData {
  const proposals = [...site.state.contributions.values()].filter(({ kind }) => kind !== 'comment')
  return { ...documentHead(site, 'propositions'), proposals: proposals.map((each) => describeProposal(site, each)) }
}

function describeProposal(site: Site, contribution: Contribution): ProposalsData['proposals'][number] {
  const { withheld } = contribution
  const words = (markdown: string | undefined): string | null => (markdown && !withheld ? plainWords(site, markdown) : null)
  return {
    id: contribution.id,
    urn: useExportIds(site).contribution(contribution.id),
    number: contribution.number ?? null,
    kind: contribution.kind === 'idea' ? 'idea' : 'amendment',
    status: contribution.status,
    heading: headContribution(site, contribution),
    submittedAt: contribution.submittedAt,
    by: personOf(site, contribution.person),
    typedBy: contribution.typist ? personOf(site, contribution.typist) : null,
    late: contribution.late,
    example: contribution.example,
    items: listItems(contribution),
    base: contribution.base ?? null,
    changes: withheld ? [] : publicChanges(site, contribution.changes),
    rationale: words(contribution.rationale),
    text: words(contribution.text),
    alternativeTo: contribution.alternativeTo ?? null,
    decision: contribution.decision?.eventId ?? null,
    withheld: withheld ? { at: withheld.at, reason: withheld.reason } : null,
    page: publicAddress(site, site.links.contribution(contribution.id)),
  }
}

/** Without the ids that it asked for and a decision gave to no item. */
function listItems(contribution: Contribution): ItemId[] {
  const { changes, decision } = contribution
  const decided = decision?.changes
  const refused = decided ? changes.filter(({ type, item }) => type === 'add' && !decided.some((each) => each.item === item)).map(({ item }) => item) : []
  return itemsOf(contribution).filter((id) => !refused.includes(id))
}
