import { expect, it } from 'vitest'
import { writePeople } from '../register/people.ts'
import { coordinator, createTestForge, proposer } from '../testing/create-test-forge.ts'
import { buildContributionPage } from './contribution-page.ts'
import { collectNotes } from './notes.ts'
import { createTestSite } from './testing/create-test-site.ts'

it('says of a coordinator’s name that someone else typed that it is a declared one', async () => {
  const forge = await createTestForge()
  await writePeople(forge.forge, (people) => ({ ...people, [proposer]: { name: 'SIBILLE' }, [coordinator]: { name: 'Sibille', coordinator: true } }), '2026-01-01T00:00:00Z')
  const contribution = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un grand média.\n' }])
  await forge.decide({ contribution, outcome: 'accepted' })
  const site = await createTestSite(forge)
  expect(collectNotes(site, 'medias').notes[0]!.roles).toEqual([expect.stringMatching(/^Proposé et rédigé par SIBILLE \(nom déclaré, hors coordination\)\.$/), expect.stringMatching(/^Intégré par Sibille, le /)])
  expect(buildContributionPage(site, site.state.contributions.get(contribution)!).name).toBe('SIBILLE (nom déclaré, hors coordination)')
})
