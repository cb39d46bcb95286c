import { describe, expect, it } from 'vitest'
import { coordinator, createTestForge, proposer } from '../testing/create-test-forge.ts'
import { writePeople } from '../register/people.ts'
import { buildContributionPage } from './contribution-page.ts'
import { buildItemPage } from './item-page.ts'
import { collectNotes } from './notes.ts'
import { captureReads } from './testing/capture-reads.ts'
import { createTestSite } from './testing/create-test-site.ts'

const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const named = (people: object) => ({ ...people, [proposer]: { name: 'Ana' }, [coordinator]: { name: 'Bo', coordinator: true } })

async function forgeWithNames() {
  const forge = await createTestForge()
  await writePeople(forge.forge, named, '2026-01-01T00:00:00Z')
  return forge
}

describe('collectNotes', () => {
  it('gives no mark to a text as it was first recorded', async () => {
    const { marks, notes, unchanged } = collectNotes(await createTestSite(await createTestForge()), 'lieux')
    expect({ marks, notes, unchanged }).toEqual({ marks: [], notes: [], unchanged: true })
  })

  it('reads nothing that a proposal elsewhere changes', async () => {
    const forge = await forgeWithNames()
    await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'lieux', body: lieux.replace('Fravailler', 'Travailler') }]), outcome: 'accepted', reason: 'Une faute.' })
    const changed = await captureReads(forge, (site) => collectNotes(site, 'lieux'))
    await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un grand média.\n' }])
    expect(await changed()).toBe(0)
  })

  it('marks the sentence that changed, and it alone: idea, wording, decision, reason, former words', async () => {
    const forge = await forgeWithNames()
    const contribution = await forge.propose([{ type: 'revise', item: 'lieux', body: lieux.replace('Fravailler', 'Travailler') }])
    await forge.decide({ contribution, outcome: 'accepted', reason: 'Une faute.', leftOpen: 'Quels lieux ?' })
    const { marks, notes, unchanged } = collectNotes(await createTestSite(forge), 'lieux')
    expect(marks.map(({ offset, number }) => [offset, number])).toEqual([['Travailler avec ces lieux.'.length, 1]])
    expect(unchanged).toBe(true)
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({ number: 1, marks: ['r1'], proposal: { number: 1, href: `/contributions/${contribution}/` }, formerWordings: [{ text: 'Fravailler avec ces lieux.' }] })
    expect(notes[0]!.roles).toEqual(['Proposé et rédigé par Ana.', expect.stringMatching(/^Intégré par Bo, le /)])
    expect(notes[0]!.reasonHtml).toContain('Une faute.')
    expect(notes[0]!.leftOpenHtml).toContain('Quels lieux ?')
  })

  it('credits the idea to its author and the wording to the coordinator', async () => {
    const forge = await forgeWithNames()
    const id = forge.nextId()
    await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-03T00:00:00Z', by: proposer, draft: { kind: 'idea', id, person: proposer, text: 'Et les fêtes ?' } })
    await forge.decide({ contribution: id, outcome: 'accepted-with-changes', reason: 'Oui.', changes: [{ type: 'revise', item: 'lieux', body: `${lieux}Une fête par an.\n` }] })
    const { notes } = collectNotes(await createTestSite(forge), 'lieux')
    expect(notes[0]!.roles).toEqual(['Idée d’Ana.', expect.stringMatching(/^Rédigé et intégré par Bo, le /)])
  })

  it('credits the idea that a coordinator worded as a proposal to its author, and the wording to the coordinator', async () => {
    const forge = await forgeWithNames()
    const id = forge.nextId()
    await forge.deliver({ type: 'submit', id: forge.nextId(), at: '2026-01-03T00:00:00Z', by: proposer, draft: { kind: 'idea', id, person: proposer, text: 'Et les fêtes ?' } })
    const born = await forge.propose([{ type: 'revise', item: 'lieux', body: `${lieux}Une fête par an.\n` }], { person: coordinator, fedBy: id })
    await forge.decide({ contribution: born, outcome: 'accepted' })
    const site = await createTestSite(forge)
    expect(collectNotes(site, 'lieux').notes[0]!.roles).toEqual(['Idée d’Ana.', 'Rédigé par Bo.', expect.stringMatching(/^Intégré par Bo, le /)])
    expect(buildContributionPage(site, site.state.contributions.get(id)!).feeds.map((row) => row.id)).toEqual([born])
  })

  it('tells both hands where a coordinator changed somebody’s words', async () => {
    const forge = await forgeWithNames()
    const contribution = await forge.propose([{ type: 'revise', item: 'lieux', body: `${lieux}Ouvrir chaque lieu toute la semaine.\n` }])
    await forge.decide({ contribution, outcome: 'accepted-with-changes', reason: 'Trop cher.', leftOut: [{ text: 'toute la semaine', why: 'trop cher' }], changes: [{ type: 'revise', item: 'lieux', body: `${lieux}Ouvrir chaque lieu le samedi matin.\n` }] })
    const { notes } = collectNotes(await createTestSite(forge), 'lieux')
    expect(notes[0]!.roles).toEqual(['Proposé et rédigé par Ana.', expect.stringMatching(/^Rédigé aussi, et intégré, par Bo/)])
    expect(notes[0]!.leftOut).toEqual([{ text: 'toute la semaine', why: 'trop cher' }])
  })

  it('keeps the origin when the name is gone', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un grand média.\n' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    const { notes } = collectNotes(await createTestSite(forge), 'medias')
    expect(notes[0]!.roles[0]).toBe('Contribution anonyme, qui l’a proposé et rédigé.')
  })

  it('says of a direct change that there was no proposal', async () => {
    const forge = await createTestForge()
    await forge.repository.commit({ 'content/actions/medias.md': '---\nparent: recit\norder: 20\n---\nCréer deux médias.\n' }, { at: '2026-02-01T00:00:00Z' })
    const { notes } = collectNotes(await createTestSite(forge), 'medias')
    expect(notes[0]).toMatchObject({ proposal: null, roles: [expect.stringMatching(/^Modification directe par .*, le 1er février 2026, sans proposition\.$/)] })
  })

  it('tells what was taken out', async () => {
    const forge = await createTestForge()
    const contribution = await forge.propose([{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\n' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    const { notes } = collectNotes(await createTestSite(forge), 'lieux')
    expect(notes.flatMap(({ removed }) => removed).map(({ text }) => text)).toEqual(['Les faire rayonner par des fêtes.'])
  })
})

describe('what was restored', () => {
  const removal = async (forge: Awaited<ReturnType<typeof createTestForge>>, body: string) => {
    const contribution = await forge.propose([{ type: 'revise', item: 'lieux', body }])
    await forge.decide({ contribution, outcome: 'accepted' })
    return contribution
  }
  const first = 'Fravailler avec ces lieux.\n'
  const rest = 'Le reste du texte est celui du 1er janvier 2026.'
  const read = async (forge: Awaited<ReturnType<typeof createTestForge>>, item = 'lieux') => {
    const site = await createTestSite(forge)
    const page = buildItemPage(site, site.state.plan.items.get(item)!)
    return { ...page, roles: page.notes.map(({ roles }) => roles) }
  }

  it('is told with the date of its words and that of its return, where a decision was taken back', async () => {
    const forge = await forgeWithNames()
    const contribution = await removal(forge, first)
    await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-02-05T00:00:00Z', by: coordinator, contribution, reason: 'Trop tôt.' })
    const { roles, notes, unchanged } = await read(forge)
    expect(roles).toEqual([['Rétabli dans les mêmes mots\u00a0: texte du 1er janvier 2026.', 'Retour en arrière décidé par Bo, le 5 février 2026.']])
    expect(notes[0]!.marks).toEqual(['r1'])
    expect(unchanged).toBe(rest)
  })

  it('credits no word to the person who proposed to bring it back', async () => {
    const forge = await forgeWithNames()
    await removal(forge, first)
    await removal(forge, lieux)
    expect((await read(forge)).roles).toEqual([['Rétabli dans les mêmes mots\u00a0: texte du 1er janvier 2026, sur proposition (Ana).', expect.stringMatching(/^Intégré par Bo, le /)]])
  })

  it('is told beside the words that came with it', async () => {
    const forge = await forgeWithNames()
    await removal(forge, first)
    await removal(forge, `${lieux}Une fête par an.\n`)
    expect((await read(forge)).roles).toEqual([['En partie rétabli dans les mêmes mots\u00a0: texte du 1er janvier 2026.', 'Proposé et rédigé par Ana.', expect.stringMatching(/^Intégré par Bo, le /)]])
  })

  it('leaves nothing as first recorded of an item that left and came back', async () => {
    const forge = await forgeWithNames()
    const contribution = await forge.propose([{ type: 'remove', item: 'medias' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    await forge.deliver({ type: 'reopen', id: forge.nextId(), at: '2026-02-05T00:00:00Z', by: coordinator, contribution, reason: 'Trop tôt.' })
    const { roles, unchanged } = await read(forge, 'medias')
    expect(roles).toEqual([['Rétabli dans les mêmes mots\u00a0: texte du 1er janvier 2026.', 'Retour en arrière décidé par Bo, le 5 février 2026.']])
    expect(unchanged).toBeNull()
  })

  it('is not said of a sentence that was reworded since', async () => {
    const forge = await forgeWithNames()
    await removal(forge, first)
    await removal(forge, lieux)
    await removal(forge, lieux.replace('des fêtes', 'de grandes fêtes'))
    expect((await read(forge)).roles).toEqual([['Proposé et rédigé par Ana.', expect.stringMatching(/^Intégré par Bo, le /)]])
  })

  it('is told of a title too', async () => {
    const forge = await forgeWithNames()
    for (const title of ['Une histoire', 'Un récit']) await forge.decide({ contribution: await forge.propose([{ type: 'revise', item: 'recit', title }]), outcome: 'accepted' })
    const { roles, titleMarks, unchanged } = await read(forge, 'recit')
    expect(roles).toEqual([['Rétabli dans les mêmes mots\u00a0: texte du 1er janvier 2026, sur proposition (Ana).', expect.stringMatching(/^Intégré par Bo, le /)]])
    expect(titleMarks).toEqual([1])
    expect(unchanged).toBe(rest)
  })
})

describe('what was copied', () => {
  it('is told with where it came from, and when: it was not always here', async () => {
    const forge = await forgeWithNames()
    const contribution = await forge.propose([{ type: 'add', item: 'fetes', kind: 'action', parent: 'recit', after: 'lieux', body: 'Les faire rayonner par des fêtes.\n' }])
    await forge.decide({ contribution, outcome: 'accepted' })
    const site = await createTestSite(forge)
    const { notes, unchanged } = buildItemPage(site, site.state.plan.items.get('fetes')!)
    expect(notes.map(({ roles }) => roles)).toEqual([['Venu d’ailleurs\u00a0: Action 1, sur proposition (Ana).', expect.stringMatching(/^Intégré par Bo, le /)]])
    expect(unchanged).toBeNull()
  })
})

describe('a text that was withheld', () => {
  it('is shown neither as a former wording nor by a comparison with it', async () => {
    const forge = await createTestForge()
    const insult = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un média contre Untel.\n' }])
    await forge.decide({ contribution: insult, outcome: 'accepted' })
    const mended = await forge.propose([{ type: 'revise', item: 'medias', body: 'Créer un média pour tous.\n' }])
    await forge.decide({ contribution: mended, outcome: 'accepted' })
    await forge.deliver({ type: 'withhold', id: forge.nextId(), at: '2026-02-01T00:00:00Z', by: coordinator, contribution: insult, reason: 'diffamation' })
    const site = await createTestSite(forge)
    const { notes } = collectNotes(site, 'medias')
    const page = buildContributionPage(site, site.state.contributions.get(mended)!)
    expect(JSON.stringify([notes, page.heading, page.changes, buildContributionPage(site, site.state.contributions.get(insult)!).changes])).not.toContain('Untel')
    expect(notes.at(-1)!.proposal).toEqual({ number: 2, href: `/contributions/${mended}/` })
  })
})
