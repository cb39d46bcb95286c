import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import type { TestForge } from '../testing/create-test-forge.ts'
import { describeShift } from './describe-shift.ts'
import { buildItemPage } from './item-page.ts'
import { createTestSite } from './testing/create-test-site.ts'

const version = `---
title: Version du congrès
date: 2026-01-01
table:
  - { kind: action, number: 1, id: lieux, label: Fravailler, blob: 588a921eddeff9803561a4e4530cd2cdc8b53f58 }
  - { kind: action, number: 2, id: medias, label: Créer un média, blob: 588a921eddeff9803561a4e4530cd2cdc8b53f58 }
  - { kind: action, number: 3, id: ecoute, label: Écouter, blob: 588a921eddeff9803561a4e4530cd2cdc8b53f58 }
---
`

/** Puts an action after another: those below move down by one. */
async function add(forge: TestForge, item: string, after: string | null): Promise<void> {
  const contribution = await forge.propose([{ type: 'add', item, kind: 'action', parent: 'recit', after, body: `Faire ${item}.\n` }])
  await forge.decide({ contribution, outcome: 'accepted' })
}

async function shiftOf(forge: TestForge, id: string): Promise<string | null> {
  const site = await createTestSite(forge)
  return describeShift(site, site.state.plan.items.get(id)!)
}

describe('describeShift', () => {
  it('says the number of the last named version, whatever it had since', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/versions/congres.md': version })
    await add(forge, 'fetes', 'lieux')
    await add(forge, 'marches', 'fetes')
    expect(await shiftOf(forge, 'medias')).toBe('était la 2 dans la version du congrès')
  })

  it('says the first number of an action added since the versions, not one that it had in between', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/versions/congres.md': version })
    await add(forge, 'fetes', 'lieux')
    await add(forge, 'marches', 'lieux')
    await add(forge, 'bals', null)
    expect(await shiftOf(forge, 'fetes')).toMatch(/^était la 2 le /)
  })

  it('says of what kind an item was, even under the number that it has', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/versions/congres.md': version })
    await forge.repository.commit({ 'content/actions/medias.md': null, 'content/objectives/medias.md': '---\nparent: se-relier\norder: 20\n---\nCréer un média.\n' })
    expect(await shiftOf(forge, 'medias')).toBe('était Action 2 dans la version du congrès')
    const site = await createTestSite(forge)
    const { formerNumbers, children } = buildItemPage(site, site.state.plan.items.get('medias')!)
    expect(formerNumbers.map(({ label, href }) => [label, href])).toEqual([['Action 2', '/a/2/'], ['Objectif 2', '/o/2/']])
    expect(children).toBeNull()
  })

  it('says nothing of an action that bears what it bore in the version again', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/versions/congres.md': version })
    await add(forge, 'fetes', 'lieux')
    const contribution = await forge.propose([{ type: 'remove', item: 'fetes' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    expect(await shiftOf(forge, 'medias')).toBeNull()
  })
})
