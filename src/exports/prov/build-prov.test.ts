import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../domain/amendment.ts'
import { coordinator, createTestForge, proposer, smallPlan } from '../../testing/create-test-forge.ts'
import { createTestSite } from '../../site/testing/create-test-site.ts'
import { schemas } from '../schemas.ts'
import { secret, useExportSite } from '../testing/create-export-site.ts'
import { buildItemProv, buildPlanProv, formatProv } from './build-prov.ts'
import type { ProvDocument } from './prov-schema.ts'

const rolesOf = ({ wasAttributedTo }: ProvDocument, entity: string): string[] =>
  Object.values(wasAttributedTo).flatMap((each) => (each['prov:entity'] === entity ? [`${each['prov:role']?.$} ${each['prov:agent']}`] : []))

/** Every qualified name that a relation points at. */
function namesIn(document: ProvDocument): string[] {
  const { prefix: _p, entity: _e, activity: _a, agent: _g, ...relations } = document
  return Object.values(relations).flatMap((records) => Object.values(records).flatMap((record) => Object.entries(record).flatMap(([key, value]) => (/^prov:(?:entity|activity|agent|(?:generated|used|specific|general)Entity)$/.test(key) ? [String(value)] : []))))
}

describe('PROV-JSON', () => {
  it('is valid against its schema, for the plan and for each item', async () => {
    const { site, moved } = await useExportSite()
    const validate = new Ajv2020({ validateFormats: false }).compile(JSON.parse(schemas.get('prov')!()) as object)
    const documents = [site, moved].flatMap((each) => [buildPlanProv(each), ...[...each.state.plan.items.keys()].map((item) => buildItemProv(each, item))])
    for (const document of documents) expect(validate(JSON.parse(formatProv(document))), JSON.stringify(validate.errors)).toBe(true)
  })

  it('refers only to what it declares, under prefixes that it declares', async () => {
    const { site } = await useExportSite()
    for (const document of [buildPlanProv(site), buildItemProv(site, 'lieux'), buildItemProv(site, 'radio')]) {
      const declared = new Set([...Object.keys(document.entity), ...Object.keys(document.activity), ...Object.keys(document.agent)])
      expect(namesIn(document).filter((name) => !declared.has(name))).toEqual([])
      expect([...declared].filter((name) => !(name.split(':')[0]! in document.prefix))).toEqual([])
    }
  })

  it('credits the proposer with idea and words, the coordinator with the decision', async () => {
    const { site, accepted } = await useExportSite()
    const document = buildItemProv(site, 'lieux')
    const decision = site.state.contributions.get(accepted)!.decision!
    const revision = `revision:${decision.commits[0]}.lieux`
    expect(rolesOf(document, revision)).toEqual([`plan:ideaOf person:${proposer}`, `plan:wordedBy person:${proposer}`])
    expect(Object.values(document.wasAssociatedWith)).toEqual([{ 'prov:activity': `decision:${decision.eventId}`, 'prov:agent': `person:${coordinator}`, 'prov:role': { $: 'plan:decider', type: 'xsd:QName' } }])
    expect(Object.values(document.wasDerivedFrom).map((each) => each['prov:usedEntity'])).toEqual([`revision:${site.state.log[0]!.id}.lieux`, `proposal:${accepted}`])
  })

  it('credits the words that the coordinator added to the coordinator, and those that stayed to the proposer', async () => {
    const { site, rewritten } = await useExportSite()
    const revision = `revision:${site.state.contributions.get(rewritten)!.decision!.commits[0]}.radio`
    expect(rolesOf(buildItemProv(site, 'radio'), revision)).toEqual([`plan:ideaOf person:${proposer}`, `plan:wordedBy person:${proposer}`, `plan:wordedBy person:${coordinator}`])
  })

  it('credits nobody with what the first import recorded, and a direct edit to its author', async () => {
    const { site } = await useExportSite()
    const document = buildItemProv(site, 'se-relier')
    const [first, edit] = [site.state.log[0]!, site.state.log.at(-1)!]
    expect(rolesOf(document, `revision:${first.id}.se-relier`)).toEqual([])
    expect(document.activity[`commit:${first.id}`]).toMatchObject({ 'prov:type': { $: 'plan:Import' } })
    expect(rolesOf(document, `revision:${edit.id}.se-relier`)).toEqual([`plan:wordedBy author:${edit.id}`])
  })

  it('names people who chose a name, tells declined proposals, and keeps withheld words out', async () => {
    const { site, declined, withheld } = await useExportSite()
    const document = buildPlanProv(site)
    expect(document.agent[`person:${coordinator}`]).toMatchObject({ 'prov:label': 'Ève & Ada' })
    expect(document.agent[`person:${proposer}`]).not.toHaveProperty('prov:label')
    expect(document.entity[`proposal:${declined}`]).toMatchObject({ 'plan:status': 'declined' })
    expect(document.entity[`proposal:${withheld}`]).toMatchObject({ 'plan:withheld': true })
    for (const each of [document, buildItemProv(site, 'medias')]) expect(formatProv(each)).not.toContain(secret)
  })

  it('derives an item from the one whose sentence moved into it', async () => {
    const forge = await createTestForge()
    const { repository } = forge
    const moved = await repository.commit({
      'content/actions/lieux.md': smallPlan['content/actions/lieux.md'].replace('Les faire rayonner par des fêtes.\n', ''),
      'content/actions/medias.md': `${smallPlan['content/actions/medias.md']}Les faire rayonner par des fêtes.\n`,
    })
    const site = await createTestSite(forge)
    expect(Object.values(buildItemProv(site, 'medias').wasDerivedFrom)).toContainEqual({
      'prov:generatedEntity': `revision:${moved}.medias`,
      'prov:usedEntity': `revision:${repository.root}.lieux`,
      'prov:type': { $: 'prov:Quotation', type: 'xsd:QName' },
    })
  })

  it('derives an item that came back, or became of another kind, from the state that it had; not another text under its id', async () => {
    const forge = await createTestForge()
    const { repository } = forge
    const file = (parent: string, body: string): string => `---\nparent: ${parent}\norder: 20\n---\n${body}\n`
    const became = await repository.commit({ 'content/actions/ecoute.md': null, 'content/objectives/ecoute.md': file('se-relier', 'Écouter les territoires.') })
    const left = await repository.commit({ 'content/objectives/ecoute.md': null, 'content/actions/medias.md': null })
    const back = await repository.commit({ 'content/objectives/ecoute.md': file('se-relier', 'Écouter les territoires.\nEt les suivre.'), 'content/actions/medias.md': file('recit', 'Tout autre chose.') })
    const document = buildPlanProv(await createTestSite(forge))
    const [first, second, third] = [repository.root, became, back].map((commit) => `revision:${commit}.ecoute`)
    expect(Object.values(document.wasDerivedFrom).map((each) => [each['prov:generatedEntity'], each['prov:usedEntity']])).toEqual([
      [second, first],
      [third, second],
    ])
    expect(Object.values(document.wasInvalidatedBy)).toMatchObject([second, `revision:${repository.root}.medias`].map((entity) => ({ 'prov:entity': entity, 'prov:activity': `commit:${left}` })))
    expect(document.entity['item:ecoute']).toMatchObject({ 'prov:label': 'Objectif 2', 'plan:page': '/objectifs/ecoute/' })
  })

  it('derives it so still when it has left the plan', async () => {
    const forge = await createTestForge()
    const add: Change = { type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', title: 'Fêtes', body: 'Les faire rayonner par des fêtes.\n' }
    const split = await forge.propose([{ type: 'revise', item: 'lieux', body: 'Coopérer avec ces lieux.\n' }, add], { gesture: 'split' })
    await forge.decide({ contribution: split, outcome: 'accepted' })
    const tellQuotations = async (): Promise<unknown[]> => {
      const site = await createTestSite(forge)
      return Object.values(buildItemProv(site, 'fetes').wasDerivedFrom).filter((each) => JSON.stringify(each).includes('prov:Quotation'))
    }
    const before = await tellQuotations()
    expect(before).toMatchObject([{ 'prov:usedEntity': `revision:${forge.repository.root}.lieux` }])
    await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'fetes' }]), outcome: 'accepted' })
    expect(await tellQuotations()).toEqual(before)
  })

  it('credits everybody with what they worded, whatever became of it', async () => {
    const forge = await createTestForge()
    const add = { type: 'add', item: 'radio', kind: 'action', parent: 'recit', after: 'lieux' } as const
    const asked = await forge.propose([{ ...add, title: 'Radio', body: 'Créer une radio libre et associative.\n' }])
    await forge.decide({ contribution: asked, outcome: 'accepted-with-changes', changes: [{ ...add, title: 'Radio', body: 'Créer une radio libre et associative.\nLui donner chaque année un budget propre.\n' }] })
    const commit = (await forge.state()).log.at(-1)!.id
    const tellRoles = async (): Promise<string[]> => rolesOf(buildItemProv(await createTestSite(forge), 'radio'), `revision:${commit}.radio`)
    const roles = [`plan:ideaOf person:${proposer}`, `plan:wordedBy person:${proposer}`, `plan:wordedBy person:${coordinator}`]
    expect(await tellRoles()).toEqual(roles)
    const later: Change[] = [
      // Nothing is left of the coordinator's sentence, then of the proposer's words and title, then of the item.
      { type: 'revise', item: 'radio', body: 'Créer une radio libre et associative.\n' },
      { type: 'revise', item: 'radio', title: 'Ondes', body: 'Émettre depuis les collines.\n' },
      { type: 'remove', item: 'radio' },
    ]
    for (const change of later) {
      await forge.decide({ contribution: await forge.propose([change]), outcome: 'accepted' })
      expect(await tellRoles()).toEqual(roles)
    }
  })

  it('tells a move as a state of the item: by whom, from where, between the states before and after it', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/objectives/terre.md': '---\nparent: se-relier\norder: 20\ntitle: La terre\n---\nEn prendre soin.\n' })
    const contribution = await forge.propose([{ type: 'move', item: 'medias', parent: 'terre', after: null }])
    await forge.decide({ contribution, outcome: 'accepted' })
    const moved = (await forge.state()).log.at(-1)!.id
    const both = await forge.repository.commit({ 'content/actions/medias.md': '---\nparent: recit\norder: 5\n---\nCréer des médias.\n' })
    const placed = await forge.repository.commit({ 'content/actions/medias.md': '---\nparent: recit\norder: 100\n---\nCréer des médias.\n' })
    const document = buildItemProv(await createTestSite(forge), 'medias')
    expect(new Ajv2020({ validateFormats: false }).compile(JSON.parse(schemas.get('prov')!()) as object)(document)).toBe(true)
    const [first, second, third, fourth] = [forge.repository.root, moved, both, placed].map((commit) => `revision:${commit}.medias`)
    const item = (id: string): unknown => ({ $: `item:${id}`, type: 'xsd:QName' })
    expect(document.entity[second!]).toMatchObject({ 'prov:type': { $: 'plan:ItemMove' }, 'plan:movedFrom': item('recit'), 'plan:movedTo': item('terre') })
    expect(document.entity[third!]).toMatchObject({ 'prov:type': { $: 'plan:ItemRevision' }, 'plan:movedFrom': item('terre'), 'plan:movedTo': item('recit') })
    expect(document.entity[fourth!]).toEqual({ 'prov:type': { $: 'plan:ItemMove', type: 'xsd:QName' }, 'plan:commit': placed })
    expect([rolesOf(document, second!), rolesOf(document, fourth!)]).toEqual([[`plan:ideaOf person:${proposer}`], []])
    expect(Object.values(document.wasDerivedFrom).map((each) => [each['prov:generatedEntity'], each['prov:usedEntity']])).toEqual([
      [second, first],
      [second, `proposal:${contribution}`],
      [third, second],
      [fourth, third],
    ])
  })

  it('is the same bytes for the same inputs', async () => {
    const { site, again } = await useExportSite()
    expect(formatProv(buildPlanProv(again))).toBe(formatProv(buildPlanProv(site)))
  })
})
