import { describe, expect, it } from 'vitest'
import { writePeople } from '../register/people.ts'
import { closeSession } from '../testing/close-session.ts'
import { createMemoryForge } from '../testing/create-memory-forge.ts'
import { coordinator, smallPlan, useForge } from '../testing/create-test-forge.ts'
import { formatMinutes } from './format-minutes.ts'
import { listJournal } from './journal-page.ts'
import { buildMinutes, listSessions } from './session-minutes.ts'
import { createTestSite } from './testing/create-test-site.ts'

const first = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const [ana, bea] = ['p-00000000a1', 'p-00000000b2']

/** A session with one of each: accepted, merged into it, declined, left pending, own words, a new number. */
async function holdSession() {
  const test = useForge(createMemoryForge(smallPlan))
  await writePeople(test.forge, () => ({ [ana]: { name: 'Ana' }, [bea]: { name: 'Béa' }, [coordinator]: { name: 'Dan', coordinator: true } }), '2026-01-01T00:00:00.000Z')
  const revise = (body: string, person: string) => test.propose([{ type: 'revise', item: 'lieux', body }], { person })
  const one = await revise(first.replace('Fravailler', 'Travailler'), ana)
  const two = await revise(first.replace('Fravailler', 'Œuvrer'), bea)
  const three = await revise(first.replace('fêtes', 'bals'), ana)
  const four = await revise(first.replace('rayonner', 'connaître'), bea)
  const five = await test.propose([{ type: 'revise', item: 'lieux', body: `${first}Et les ouvrir.\n` }, { type: 'add', item: 'neuve', kind: 'action', parent: 'recit', after: 'lieux', body: 'Une action neuve.\n' }], { person: bea })
  const stand = (stand: 'in' | 'out' | 'declined', reason = '', leftOpen = '') => ({ stand, reason, leftOpen })
  const choices = { [one]: stand('in'), [two]: stand('in'), [three]: stand('declined', 'Les fêtes suffisent.'), [four]: stand('out'), [five]: stand('in', '', 'À *quelle* heure ?') }
  const text = `${first.replace('Fravailler', 'Travailler')}Et les ouvrir.\n`
  const delivered = await closeSession(test, 'lieux', { choices, leftOpen: 'Le volume devra être discuté.', note: 'En visio, à trois.', retouch: { on: { body: text }, to: { body: text.replace('ouvrir', 'ouvrir à tous') }, reason: 'Plus clair.' } })
  expect(delivered.outcome).toBe('done')
  return { test, ids: { one, two, three, four, five } }
}

describe('minutes of a session', () => {
  it('say what became of everything, why, and by whom, in numbers', async () => {
    const { test } = await holdSession()
    const site = await createTestSite(test)
    const minutes = buildMinutes(site, listSessions(site)[0]!)
    expect(minutes).toMatchObject({ title: 'Séance d’intégration du 1er février 2026\u00a0: Action 1', item: { name: 'Action 1', label: 'Travailler avec ces lieux', href: '/actions/lieux/' }, present: 'Y ont pris part\u00a0: Dan.' })
    expect(minutes.counts.map(({ label }) => label)).toEqual(['2 propositions intégrées', '0 intégrée autrement', '1 regroupée avec une autre', '1 non retenue', '1 laissée en attente'])
    expect(minutes.parts.map(({ key, lines }) => [key, lines.map(({ number }) => number)])).toEqual([['accepted', [1, 5]], ['merged', [2]], ['declined', [3]], ['pending', [4]]])
    expect(minutes.numbers).toEqual([
      { label: 'Une action neuve', href: '/actions/neuve/', before: 'nouvelle', after: 'Action 2' },
      { label: 'Créer un média', href: '/actions/medias/', before: 'Action 2', after: 'Action 3' },
      { label: 'Écouter les territoires', href: '/actions/ecoute/', before: 'Action 3', after: 'Action 4' },
    ])
    expect(listJournal(site)[0]).toMatchObject({ what: 'Séance d’intégration close', heading: minutes.title, href: minutes.href })
  })

  it('are plain text to paste, too', async () => {
    const { test } = await holdSession()
    const site = await createTestSite(test, { url: 'https://plan.example' })
    const [closed] = listSessions(site)
    const text = formatMinutes(site, buildMinutes(site, closed!)).replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(text).toBe(`Séance d’intégration du 1er février 2026 : Action 1
Travailler avec ces lieux
Plan

Ouverte le 1er février 2026 à 11 h 00 par Dan, close le 1er février 2026 à 11 h 00 par Dan.
Y ont pris part : Dan.

En visio, à trois.

EN NOMBRES
- 2 propositions intégrées
- 1 regroupée avec une autre
- 1 non retenue
- 1 laissée en attente

INTÉGRÉES
- n° 1 (Ana) Remplace « Fravailler » par « Travailler »
- n° 5 (Béa) Ajoute « Et les ouvrir. » après « rayonner par des fêtes. » et 1 autre changement
  Reste à décider : À quelle heure ?

REGROUPÉES AVEC UNE AUTRE
- n° 2 (Béa) Remplace « Fravailler » par « Œuvrer » – regroupée avec n° 1
  Pourquoi : Plus clair.
  Non repris : « Œuvrer »

NON RETENUES
- n° 3 (Ana) Remplace « fêtes » par « bals »
  Pourquoi : Les fêtes suffisent.

LAISSÉES EN ATTENTE
- n° 4 (Béa) Remplace « rayonner » par « connaître »

MOTS DE LA COORDINATION
La coordination a aussi retouché le texte elle-même, hors de toute proposition.
Pourquoi : Plus clair.

RESTE À DÉCIDER
Le volume devra être discuté.

LE TEXTE APRÈS LA SÉANCE
Travailler avec ces lieux. Les faire rayonner par des fêtes. Et les ouvrir à tous.

NUMÉROS CHANGÉS
- nouvelle → Action 2 : Une action neuve
- Action 2 → Action 3 : Créer un média
- Action 3 → Action 4 : Écouter les territoires

EN LIGNE : https://plan.example/seances/${closed!.contribution}/
`.replace('EN LIGNE', 'En ligne'))
  })

  it('show later nothing that was withheld, and say what was reopened', async () => {
    const { test, ids } = await holdSession()
    const at = '2026-03-01T00:00:00.000Z'
    await test.deliver({ type: 'withhold', id: test.nextId(), at, by: coordinator, contribution: ids.two, reason: 'Données personnelles.' })
    await test.deliver({ type: 'reopen', id: test.nextId(), at, by: coordinator, contribution: ids.three, reason: 'Trop vite.' })
    const site = await createTestSite(test)
    const minutes = buildMinutes(site, listSessions(site)[0]!)
    expect(JSON.stringify(minutes)).not.toContain('Œuvrer')
    expect(minutes.parts.find(({ key }) => key === 'declined')?.lines[0]).toMatchObject({ number: 3, isReopened: true })
  })
})
