import type { Contribution } from '../../domain/contribution.ts'
import type { ItemId } from '../../domain/plan.ts'
import { listBrought, listTraces } from '../../site/brought-words.ts'
import type { ItemRevision } from '../../site/plan-history.ts'
import type { ItemMove } from '../../site/plan-moves.ts'
import { findWriter, isProposed } from '../../site/origins.ts'
import type { RevisionStory } from '../../site/origins.ts'
import { nameItem } from '../../site/contribution-heading.ts'
import type { Site } from '../../site/site.ts'
import { publicAddress } from '../public-address.ts'
import type { ProvAttributes } from './prov-schema.ts'
import type { ProvWriter } from './prov-writer.ts'
import { qname } from './prov-writer.ts'
import { tellAuthor, tellPerson } from './tell-agents.ts'
import { tellProposal } from './tell-proposal.ts'

/** The state that one was made from, by its name, and the move that its commit made, where there are such. */
export interface Circumstances {
  previous: string | null
  move: ItemMove | undefined
}

/** One state of one item, or that it left the plan: what made it, from what, and whose idea, words and decision it is. Returns the name of the state; null: it left. */
export function tellRevision(site: Site, writer: ProvWriter, revision: ItemRevision, { previous, move }: Circumstances): string | null {
  const story = site.origins.stories.get(revision.commit.id)!
  if (!revision.text) {
    const activity = tellActivity(site, writer, story)
    if (previous) writer.relate('wasInvalidatedBy', { 'prov:entity': previous, 'prov:activity': activity, 'prov:time': revision.commit.at })
    return null
  }
  const name = tellState(site, writer, revision, story, { 'prov:type': qname('plan:ItemRevision'), ...(move && placesOf(move)) }, previous)
  tellQuotations(site, writer, revision, name)
  tellRoles(site, writer, revision, story, name)
  return name
}

/** The state of an item that stands elsewhere with the same words: what moved it, from where, and whose idea and decision it is. Returns its name. */
export function tellMove(site: Site, writer: ProvWriter, revision: ItemRevision, move: ItemMove, previous: string | null): string {
  const story = site.origins.stories.get(move.commit.id)!
  const name = tellState(site, writer, { ...revision, commit: move.commit }, story, { 'prov:type': qname('plan:ItemMove'), ...placesOf(move) }, previous)
  if (!story.trailers || story.trailers.decision === 'reopened') return name
  for (const { trailers } of [{ trailers: story.trailers }, ...story.others]) writer.relate('wasAttributedTo', { 'prov:entity': name, 'prov:agent': tellPerson(site, writer, trailers.ideaOf), 'prov:role': qname('plan:ideaOf') })
  return name
}

function placesOf({ from, to }: ItemMove): ProvAttributes {
  if (from.parent === undefined || from.parent === to.parent) return {}
  return { 'plan:movedFrom': qname(`item:${from.parent}`), 'plan:movedTo': qname(`item:${to.parent}`) }
}

function tellState(site: Site, writer: ProvWriter, revision: ItemRevision, story: RevisionStory, attributes: ProvAttributes, previous: string | null): string {
  const { commit } = revision
  const activity = tellActivity(site, writer, story)
  const name = nameRevision(revision)
  writer.entity(name, { ...attributes, 'plan:commit': commit.id })
  writer.relate('specializationOf', { 'prov:specificEntity': name, 'prov:generalEntity': tellItem(site, writer, revision) })
  writer.relate('wasGeneratedBy', { 'prov:entity': name, 'prov:activity': activity, 'prov:time': commit.at })
  if (previous) {
    writer.relate('used', { 'prov:activity': activity, 'prov:entity': previous })
    writer.relate('wasDerivedFrom', { 'prov:generatedEntity': name, 'prov:usedEntity': previous, 'prov:activity': activity, 'prov:type': qname('prov:Revision') })
  }
  for (const proposal of story.trailers?.decision === 'reopened' ? [] : proposalsOf(story)) writer.relate('wasDerivedFrom', { 'prov:generatedEntity': name, 'prov:usedEntity': tellProposal(site, writer, proposal), 'prov:activity': activity })
  return name
}

function proposalsOf({ contribution, others }: RevisionStory): Contribution[] {
  return [...(contribution ? [contribution] : []), ...others.map((each) => each.contribution)]
}

export function nameRevision({ commit, item }: ItemRevision): string {
  return `revision:${commit.id}.${item}`
}

function tellItem(site: Site, writer: ProvWriter, { item }: ItemRevision): string {
  const kind = site.history.revisionsOf(item).at(-1)?.kind
  const page = kind ? site.links.item(kind, item) : site.links.page('plan/')
  const removed = !site.state.plan.items.has(item) && kind !== undefined
  // The name of an item that left would quote its last words, which may be withheld.
  writer.entity(`item:${item}`, { 'prov:type': qname('plan:Item'), ...(!removed && { 'prov:label': nameItem(site, item) }), 'plan:page': publicAddress(site, page) })
  return `item:${item}`
}

function tellActivity(site: Site, writer: ProvWriter, story: RevisionStory): string {
  const { commit, trailers, ownWords } = story
  if (!trailers) {
    const name = `commit:${commit.id}`
    const isFirst = commit.id === site.state.log[0]?.id
    writer.activity(name, commit.at, { 'prov:type': qname(isFirst ? 'plan:Import' : 'plan:DirectEdit') })
    // Whoever recorded the plan first did not write it.
    const agents = ownWords ? ownWords.wordedBy.map((person) => tellPerson(site, writer, person)) : isFirst ? [] : [tellAuthor(writer, commit)]
    for (const agent of agents) writer.relate('wasAssociatedWith', { 'prov:activity': name, 'prov:agent': agent })
    return name
  }
  const name = `decision:${trailers.event}`
  for (const proposal of proposalsOf(story)) tellProposal(site, writer, proposal)
  if (!writer.has('activity', name)) {
    writer.activity(name, commit.at, { 'prov:type': qname(trailers.decision === 'reopened' ? 'plan:Reopening' : 'plan:Decision'), 'plan:outcome': trailers.decision })
    writer.relate('wasAssociatedWith', { 'prov:activity': name, 'prov:agent': tellPerson(site, writer, trailers.decidedBy), 'prov:role': qname('plan:decider') })
    for (const { id } of proposalsOf(story)) writer.relate('used', { 'prov:activity': name, 'prov:entity': `proposal:${id}` })
  }
  return name
}

/** Where the sentences of an item came from: of those that it has, and of those that left it or with it, so that what is told of the past stays. */
function listArrivals(site: Site, item: ItemId): { revision: string; from?: string }[] {
  return listTraces(site, item).flatMap(({ sentences, gone }) => [...sentences.flatMap(({ events }) => events), ...gone.flatMap(({ arrivals = [] }) => arrivals)])
}

/** Sentences that this revision brought from other items. */
function tellQuotations(site: Site, writer: ProvWriter, revision: ItemRevision, name: string): void {
  const arrivals = listArrivals(site, revision.item).filter((each) => each.revision === revision.commit.id)
  for (const { from } of arrivals) {
    const item = from?.split('#')[0]
    if (item === undefined || item === revision.item) continue
    const place = site.history.all.indexOf(revision)
    const source = site.history.revisionsOf(item).findLast((each) => each.text && each.commit !== revision.commit && site.history.all.indexOf(each) < place)
    if (!source) continue
    tellRevisionName(site, writer, source)
    writer.relate('wasDerivedFrom', { 'prov:generatedEntity': name, 'prov:usedEntity': nameRevision(source), 'prov:type': qname('prov:Quotation') })
  }
}

/** Names a revision of another item, whose own document tells how it came to be. */
function tellRevisionName(site: Site, writer: ProvWriter, revision: ItemRevision): void {
  const name = nameRevision(revision)
  writer.entity(name, { 'prov:type': qname('plan:ItemRevision'), 'plan:commit': revision.commit.id })
  writer.relate('specializationOf', { 'prov:specificEntity': name, 'prov:generalEntity': tellItem(site, writer, revision) })
}

/** Words that a coordinator wrote from someone's idea credit the idea, never the wording, to that person. */
function tellRoles(site: Site, writer: ProvWriter, revision: ItemRevision, { trailers, contribution, others, ownWords }: RevisionStory, name: string): void {
  const { commit } = revision
  const attribute = (agent: string, role: string): void => writer.relate('wasAttributedTo', { 'prov:entity': name, 'prov:agent': agent, 'prov:role': qname(role) })
  if (!trailers) {
    if (ownWords) for (const person of ownWords.wordedBy) attribute(tellPerson(site, writer, person), 'plan:wordedBy')
    else if (commit.id !== site.state.log[0]?.id) attribute(tellAuthor(writer, commit), 'plan:wordedBy')
    return
  }
  if (trailers.decision === 'reopened') return
  const origins = listBrought(site, revision.item, commit.id)
  for (const each of [{ trailers, contribution }, ...others]) {
    const idea = tellPerson(site, writer, each.trailers.ideaOf)
    attribute(idea, 'plan:ideaOf')
    if (origins.length === 0) attribute(tellPerson(site, writer, each.trailers.wordedBy), 'plan:wordedBy')
  }
  const writers = origins.flatMap((origin) => findWriter(origin, { contribution, others }) ?? []).filter((each) => each.contribution.kind === 'amendment')
  for (const person of new Set(writers.map((each) => each.person))) attribute(tellPerson(site, writer, person), 'plan:wordedBy')
  if (origins.some((origin) => !isProposed(origin))) attribute(tellPerson(site, writer, trailers.decidedBy), 'plan:wordedBy')
}
