import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import { writePeople } from '../register/people.ts'
import { createTestSite } from '../site/testing/create-test-site.ts'
import { coordinator, createTestForge, proposer } from '../testing/create-test-forge.ts'
import { buildPlanFeed } from './atom/build-feeds.ts'
import { datasets } from './data/datasets.ts'
import { buildItemJsonLd } from './json-ld/item-json-ld.ts'
import { buildItemProv } from './prov/build-prov.ts'
import { schemas } from './schemas.ts'

it('tells of a coordinator’s name, in every format, that somebody else goes by it', async () => {
  const forge = await createTestForge()
  await writePeople(forge.forge, () => ({ [proposer]: { name: 'SIBILLE' }, [coordinator]: { name: 'Sibille', coordinator: true } }), '2026-01-01T00:00:00Z')
  await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un grand média.\n' }]), outcome: 'accepted' })
  const site = await createTestSite(forge)
  const flagged = 'SIBILLE (nom déclaré, hors coordination)'
  const agents = buildItemProv(site, 'medias').agent

  expect(JSON.parse(datasets.propositions.json(site)).proposals[0].by).toEqual({ id: proposer, name: 'SIBILLE', borrowsName: true })
  expect(JSON.parse(datasets.decisions.json(site)).decisions[0].by).toEqual({ id: coordinator, name: 'Sibille', borrowsName: false })
  expect(datasets.propositions.csv(site)).toContain(`,${proposer},SIBILLE,true,`)
  expect(datasets.decisions.csv(site)).toContain(`,${coordinator},Sibille,false,`)
  expect(agents[`person:${proposer}`]).toMatchObject({ 'prov:label': flagged, 'plan:borrowsName': true })
  expect(agents[`person:${coordinator}`]).toEqual({ 'prov:type': expect.anything(), 'prov:label': 'Sibille' })
  expect(new Ajv2020({ validateFormats: false }).validate(JSON.parse(schemas.get('prov')!()) as object, buildItemProv(site, 'medias'))).toBe(true)
  expect(buildItemJsonLd(site, site.state.plan.items.get('medias')!)).toMatchObject({ contributor: [{ name: flagged }] })
  expect(buildPlanFeed(site).entries.map(({ author }) => author)).toContain(flagged)
})
