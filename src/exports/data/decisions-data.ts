import { z } from 'zod'
import { change } from '../../domain/amendment.ts'
import type { Contribution, RecordedDecision } from '../../domain/contribution.ts'
import { outcomes } from '../../domain/decision.ts'
import { landing } from '../../domain/register-event.ts'
import type { Site } from '../../site/site.ts'
import { useExportIds } from '../export-ids.ts'
import { plainWords } from '../plain-words.ts'
import { publicAddress } from '../public-address.ts'
import { publicChanges } from '../public-changes.ts'
import * as common from './common-schema.ts'
import { documentHead, personOf } from './document-head.ts'

export const decisionsSchema = z.strictObject({
  ...common.head,
  decisions: z
    .array(
      z.strictObject({
        id: z.string().describe('Id of its event in the register.'),
        urn: common.urn,
        contribution: common.contribution,
        number: z.number().int().positive().nullable().describe('Short number of the proposal.'),
        outcome: z.enum(outcomes),
        standing: z.boolean().describe('false: the proposal was reopened, and the decision undone.'),
        at: common.instant,
        by: common.person,
        elsewhere: z.boolean().describe('Taken on the code host, not at the coordination’s desk.'),
        reason: z.string().nullable(),
        leftOpen: z.string().nullable().describe('What the decision leaves to be decided.'),
        leftOut: z.array(z.strictObject({ text: z.string(), why: z.string() })).describe('Parts that were not taken.'),
        into: common.contribution.nullable().describe('The proposal that it was merged into.'),
        note: z.string().nullable(),
        changes: z.array(change).describe('The words that the coordinators wrote, where they are not those of the proposal.'),
        commits: z.array(common.commit).describe('Commits of the plan that it made, in order.'),
        landed: z.array(landing).describe('Where its words stood right after, with the number of that day.'),
        withheld: z.boolean().describe('The words of the proposal are not shown: then those of the decision are empty.'),
        page: common.page,
      }),
    )
    .describe('Oldest first.'),
})

export type DecisionsData = z.infer<typeof decisionsSchema>

/** Every decision that was taken, also those undone by a reopening. */
export function buildDecisionsData(site: Site): DecisionsData {
  const decisions = [...site.state.contributions.values()].flatMap((contribution) => [
    ...contribution.formerDecisions.map((decision) => describeDecision(site, contribution, decision, false)),
    ...(contribution.decision ? [describeDecision(site, contribution, contribution.decision, contribution.status === contribution.decision.outcome)] : []),
  ])
  return { ...documentHead(site, 'decisions'), decisions: decisions.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1)) }
}

function describeDecision(site: Site, contribution: Contribution, decision: RecordedDecision, standing: boolean): DecisionsData['decisions'][number] {
  const withheld = contribution.withheld !== undefined
  const words = (markdown: string | undefined): string | null => (markdown && !withheld ? plainWords(site, markdown) : null)
  return {
    id: decision.eventId,
    urn: useExportIds(site).event(decision.eventId),
    contribution: contribution.id,
    number: contribution.number ?? null,
    outcome: decision.outcome,
    standing,
    at: decision.at,
    by: personOf(site, decision.by),
    elsewhere: decision.elsewhere ?? false,
    reason: words(decision.reason),
    leftOpen: words(decision.leftOpen),
    leftOut: withheld ? [] : decision.leftOut,
    into: decision.into ?? null,
    note: words(decision.note),
    changes: withheld ? [] : publicChanges(site, decision.changes ?? []),
    commits: decision.commits,
    landed: decision.landed,
    withheld,
    page: publicAddress(site, site.links.contribution(contribution.id)),
  }
}
