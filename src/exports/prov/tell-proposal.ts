import type { Contribution, RecordedDecision } from '../../domain/contribution.ts'
import type { Site } from '../../site/site.ts'
import { plainWords } from '../plain-words.ts'
import { publicAddress } from '../public-address.ts'
import type { ProvAttributes } from './prov-schema.ts'
import type { ProvWriter } from './prov-writer.ts'
import { qname } from './prov-writer.ts'
import { tellPerson } from './tell-agents.ts'

/** A proposal, who made it, and the decisions on it. Returns its name. Its words are not told: its page has them. */
export function tellProposal(site: Site, writer: ProvWriter, contribution: Contribution): string {
  const name = `proposal:${contribution.id}`
  if (writer.has('entity', name)) return name
  writer.entity(name, {
    'prov:type': qname(contribution.kind === 'idea' ? 'plan:Idea' : 'plan:Amendment'),
    ...(contribution.number !== undefined && { 'plan:number': contribution.number }),
    'plan:status': contribution.status,
    'plan:submittedAt': { $: contribution.submittedAt, type: 'xsd:dateTime' },
    ...(contribution.withheld && { 'plan:withheld': true }),
    'plan:page': publicAddress(site, site.links.contribution(contribution.id)),
  })
  writer.relate('wasAttributedTo', { 'prov:entity': name, 'prov:agent': tellPerson(site, writer, contribution.person), 'prov:role': qname('plan:proposer') })
  for (const decision of [...contribution.formerDecisions, ...(contribution.decision ? [contribution.decision] : [])]) tellDecision(site, writer, contribution, decision)
  return name
}

function tellDecision(site: Site, writer: ProvWriter, contribution: Contribution, decision: RecordedDecision): void {
  const name = `decision:${decision.eventId}`
  writer.activity(name, decision.at, { 'prov:type': qname('plan:Decision'), 'plan:outcome': decision.outcome, ...(!contribution.withheld && wordsOf(site, decision)) })
  writer.relate('used', { 'prov:activity': name, 'prov:entity': `proposal:${contribution.id}` })
  writer.relate('wasAssociatedWith', { 'prov:activity': name, 'prov:agent': tellPerson(site, writer, decision.by), 'prov:role': qname('plan:decider') })
}

function wordsOf(site: Site, { reason, leftOpen }: RecordedDecision): ProvAttributes {
  const lang = site.planLanguage
  return {
    ...(reason && { 'plan:reason': { $: plainWords(site, reason), lang } }),
    ...(leftOpen && { 'plan:leftOpen': { $: plainWords(site, leftOpen), lang } }),
  }
}
