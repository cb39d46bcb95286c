import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { closeSession } from '../testing/close-session.ts'
import { writePeople } from '../register/people.ts'
import { traceForward } from './forward-trace.ts'
import { isProposed } from './origins.ts'
import { collectNotes } from './notes.ts'
import { createTestSite } from './testing/create-test-site.ts'

const first = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const [ana, bea, carl, dan] = ['p-00000000a1', 'p-00000000b2', 'p-00000000c3', 'p-00000000d4']

describe('words of a merging session', () => {
  it('are their proposers’, each their own, and those in no proposal the coordinators’', async () => {
    const test = await createTestForge()
    await writePeople(test.forge, () => ({ [ana]: { name: 'Ana' }, [bea]: { name: 'Béa' }, [carl]: { name: 'Carl' }, [dan]: { name: 'Dan', coordinator: true } }), '2026-01-01T00:00:00.000Z')
    await test.propose([{ type: 'revise', item: 'lieux', body: first.replace('Fravailler', 'Travailler').replace('des fêtes', 'des fêtes populaires') }], { person: ana })
    await test.propose([{ type: 'revise', item: 'lieux', body: first.replace('Fravailler', 'Œuvrer').replace('ces lieux', 'ces lieux partagés') }], { person: bea })
    await test.propose([{ type: 'revise', item: 'lieux', body: `${first}Les ouvrir à toutes et tous chaque semaine.\n` }], { person: carl })
    const text = 'Travailler et œuvrer avec ces lieux partagés.\nLes faire rayonner par des fêtes populaires.\nLes ouvrir à toutes et tous chaque semaine.\n'
    const retouch = { on: { body: text }, to: { body: text.replace('populaires', 'populaires et des bals') }, reason: 'Les bals manquaient.' }
    expect((await closeSession(test, 'lieux', { participants: [dan], retouch }, () => ({ words: 'Travailler et œuvrer', reason: 'Les deux vont ensemble.' }))).outcome).toBe('done')
    const site = await createTestSite(test)
    const traced = site.origins.traced.get('lieux')!
    const whose = (words: string): string => {
      const at = traced.text.indexOf(words)
      const { origin } = traced.spans.find(({ start, end }) => start <= at && at < end)!
      const story = site.origins.stories.get(origin.revision)!
      if (story.ownWords) return 'own words'
      if (!isProposed(origin.origin)) return story.trailers ? 'decider' : 'plan'
      const other = story.others.find(({ contribution }) => origin.origin.endsWith(contribution.id))
      return site.nameOf((other?.contribution ?? story.contribution)!.person)
    }
    expect(['rayonner', 'populaires', 'partagés', 'ouvrir', 'et œuvrer', 'bals'].map(whose)).toEqual(['plan', 'Ana', 'Béa', 'Carl', 'decider', 'own words'])

    const notes = collectNotes(site, 'lieux').notes
    expect(notes.map(({ roles }) => roles)).toEqual([
      ['Proposé et rédigé par Ana.', 'Proposé et rédigé par Béa.', expect.stringMatching(/^Rédigé aussi, et intégré, par /)],
      ['Rédigé en séance d’intégration par Dan, le 1er février 2026.'],
      ['Proposé et rédigé par Carl.', expect.stringMatching(/^Intégré par /)],
    ])
    expect(notes[0]).toMatchObject({ joined: [{ number: 2, name: 'Béa' }], reasonHtml: expect.stringContaining('Les deux vont ensemble') })
    expect(notes[1]?.reasonHtml).toContain('Les bals manquaient')

    const followed = [...site.state.contributions.values()].map((each) => [site.nameOf(each.person), traceForward(site, each)?.places.map(({ words }) => words), traceForward(site, each)?.share])
    expect(followed).toEqual([
      ['Ana', [5], { inForce: 5, brought: 5 }],
      ['Béa', [2], { inForce: 2, brought: 2 }],
      ['Carl', [8], { inForce: 8, brought: 8 }],
    ])
  })
})
