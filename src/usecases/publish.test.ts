import { describe, expect, it } from 'vitest'
import type { Change } from '../domain/amendment.ts'
import type { Decision } from '../domain/decision.ts'
import { parseTrailers } from '../domain/trailers.ts'
import { createMemoryForge } from '../testing/create-memory-forge.ts'
import { breakNthWrite, coordinator, createTestForge, proposer, smallPlan, useForge, type ForgeAtHand } from '../testing/create-test-forge.ts'
import type { Delivered } from './delivery.ts'

const accepted = (contribution: string): Pick<Decision, 'contribution' | 'outcome'> => ({ contribution, outcome: 'accepted' })
const create = (): ForgeAtHand => useForge(createMemoryForge(smallPlan))
const body = async (test: ForgeAtHand, item: string): Promise<string | undefined> => (await test.state()).plan.items.get(item)?.body
const actions = async (test: ForgeAtHand): Promise<string[]> => [...(await test.state()).plan.items.values()].filter(({ kind }) => kind === 'action').map(({ id }) => id)
const issuesOf = (delivered: Delivered) => (delivered.outcome === 'refused' ? delivered.issues : [])

/** Two rewordings of one sentence, an addition and a remark that nobody takes. */
async function proposeFour(test: ForgeAtHand): Promise<[string, string, string, string]> {
  return [
    await test.propose([{ type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' }]),
    await test.propose([{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n' }]),
    await test.propose([{ type: 'add', item: 'monnaies', kind: 'action', parent: 'recit', after: 'lieux', body: 'Soutenir les monnaies locales.\n' }]),
    await test.propose([{ type: 'remove', item: 'ecoute' }]),
  ]
}

describe('publish', () => {
  it('moves main once through a merge commit for each accepted proposal, in order of submission', async () => {
    const test = await createTestForge()
    const [one, two, three, four] = await proposeFour(test)
    const before = (await test.state()).heads
    const act = test.batch([accepted(three), { contribution: four, outcome: 'declined', reason: 'Non.' }, accepted(two), accepted(one)])
    expect((await test.deliver(act)).outcome).toBe('done')
    const { log, plan, contributions, events, heads } = await test.state()
    const merges = log.slice(-3)
    expect(merges.map(({ message }) => parseTrailers(message))).toEqual([one, two, three].map((contribution) => expect.objectContaining({ contribution, decision: 'accepted', batch: act.id, decidedBy: coordinator, ideaOf: proposer, wordedBy: proposer })))
    expect(merges.map(({ parents }) => parents.length)).toEqual([2, 2, 2])
    expect(merges.map(({ parents }) => parents[0])).toEqual([before.main, merges[0]!.id, merges[1]!.id])
    expect(heads.main).toBe(merges[2]!.id)
    expect(plan.items.get('lieux')!.body).toBe('Travailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
    expect(events.slice(-4).map((event) => event.type === 'decided' && [event.contribution, event.batch, event.commits])).toEqual([
      [one, act.id, [merges[0]!.id]],
      [two, act.id, [merges[1]!.id]],
      [three, act.id, [merges[2]!.id]],
      [four, act.id, []],
    ])
    expect(contributions.get(three)!.decision!.landed).toEqual([{ item: 'monnaies', kind: 'action', number: 2 }])
    expect(contributions.get(four)!.status).toBe('declined')
  })

  it('writes the register once', async () => {
    let writes = 0
    const memory = createMemoryForge(smallPlan)
    const test = useForge({ ...memory, writeCommit: (write) => ((writes += Number(write.branch === 'register')), memory.writeCommit(write)) })
    const [one, , , four] = await proposeFour(test)
    writes = 0
    await test.deliver(test.batch([accepted(one), { contribution: four, outcome: 'declined', reason: 'Non.' }]))
    expect(writes).toBe(1)
  })

  it('puts insertions at one place in order of submission, whatever the order of acceptance', async () => {
    for (const reversed of [false, true]) {
      const test = create()
      const ids: string[] = []
      for (const name of ['un', 'deux', 'trois']) ids.push(await test.propose([{ type: 'add', item: name, kind: 'action', parent: 'recit', after: 'lieux', body: `${name}.\n` }]))
      for (const word of ['Puis danser.', 'Puis dormir.']) ids.push(await test.propose([{ type: 'revise', item: 'medias', body: `Créer un média.\n${word}\n` }]))
      await test.deliver(test.batch((reversed ? ids.toReversed() : ids).map(accepted)))
      expect(await actions(test)).toEqual(['lieux', 'un', 'deux', 'trois', 'medias', 'ecoute'])
      expect(await body(test, 'medias')).toBe('Créer un média.\nPuis danser.\nPuis dormir.\n')
    }
  })

  it('keeps the numbers that the plan really had: none of those between two decisions of one batch', async () => {
    const test = create()
    const ids = [await test.propose([{ type: 'add', item: 'un', kind: 'action', parent: 'recit', after: null, body: 'Un.\n' }]), await test.propose([{ type: 'add', item: 'deux', kind: 'action', parent: 'recit', after: null, body: 'Deux.\n' }])]
    await test.deliver(test.batch(ids.map(accepted)))
    const { concordance } = await test.state()
    expect(concordance.bearersOf('action', 2).map(({ id }) => id)).toEqual(['deux', 'medias'])
    expect(concordance.bearersOf('action', 3).map(({ id }) => id)).toEqual(['lieux', 'ecoute'])
  })

  it('takes what two proposed alike as one change: the second has no commit of its own', async () => {
    const test = create()
    const change = { type: 'revise' as const, item: 'medias', body: 'Créer un journal.\n' }
    const ids = [await test.propose([change]), await test.propose([change]), await test.propose([{ type: 'remove', item: 'ecoute' }]), await test.propose([{ type: 'remove', item: 'ecoute' }])]
    expect((await test.deliver(test.batch(ids.map(accepted)))).outcome).toBe('done')
    const { contributions, log } = await test.state()
    expect(ids.map((id) => contributions.get(id)!.decision!.commits.length)).toEqual([1, 0, 1, 0])
    expect(contributions.get(ids[1]!)!.decision!.landed).toEqual([{ item: 'medias', kind: 'action', number: 2 }])
    expect(log).toHaveLength(3)
  })

  it('names a version of the plan with all of it, in the same move of main', async () => {
    const test = await createTestForge()
    const [one, , three] = await proposeFour(test)
    const { heads } = await test.state()
    expect((await test.deliver(test.batch([accepted(three), accepted(one)], { id: 'automne', title: 'Version d’automne', note: 'Après l’assemblée.' }))).outcome).toBe('done')
    const { plan, issues, log, files, concordance } = await test.state()
    expect(issues).toEqual([])
    const version = plan.versions.find(({ id }) => id === 'automne')!
    expect(version).toMatchObject({ title: 'Version d’automne', note: 'Après l’assemblée.\n' })
    expect(version.table.filter(({ kind }) => kind === 'action').map(({ number, id }) => `${number} ${id}`)).toEqual(['1 lieux', '2 monnaies', '3 medias', '4 ecoute'])
    const blobs = await test.forge.repository.readBlobs([version.introduction!, ...version.table.map(({ blob }) => blob)])
    expect(blobs.get(version.introduction!)).toBe(files.get('plan.md'))
    expect(blobs.get(version.table.find(({ id }) => id === 'monnaies')!.blob)).toBe(files.get('actions/monnaies.md'))
    expect(log.slice(-3).map(({ parents }) => parents.length)).toEqual([2, 2, 1])
    expect(log.at(-3)!.parents[0]).toBe(heads.main)
    expect(concordance.bearersOf('action', 2)[0]).toMatchObject({ id: 'monnaies', from: { kind: 'decision' } })
    const again = await test.propose([{ type: 'revise', item: 'medias', body: 'Un journal.\n' }])
    expect(issuesOf(await test.deliver(test.batch([accepted(again)], { id: 'automne', title: 'Autre' }))).map(({ code, path }) => [code, path])).toEqual([['version.taken', 'version']])
  })
})

describe('publish: all or nothing', () => {
  const nothing = async (test: ForgeAtHand, decisions: Parameters<ForgeAtHand['batch']>[0]) => {
    const before = (await test.state()).heads
    const refused = issuesOf(await test.deliver(test.batch(decisions)))
    expect((await test.state()).heads).toEqual(before)
    return refused
  }

  it('refuses words that collide among the decisions, and says which', async () => {
    const test = create()
    const one = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer un journal.\n' }])
    const two = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer une radio.\n' }])
    const refused = await nothing(test, [accepted(two), accepted(one)])
    expect(refused).toMatchObject([{ code: 'decision.collides', path: 'decisions.0.changes', data: { contribution: two, collisions: [{ item: 'medias', reason: 'text', between: [one, two] }] } }])
  })

  it('refuses words that collide with what was merged since', async () => {
    const test = create()
    const one = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer un journal.\n' }])
    const two = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer une radio.\n' }])
    await test.decide(accepted(one))
    expect(await nothing(test, [accepted(two)])).toMatchObject([{ code: 'decision.collides', data: { collisions: [{ between: [two] }] } }])
  })

  const clashes: [string, string, Change[][]][] = [
    ['one rewords what another takes out', 'item-changed', [[{ type: 'remove', item: 'medias' }], [{ type: 'revise', item: 'medias', body: 'Créer un journal.\n' }]]],
    ['two give an item other places', 'item-moved', [[{ type: 'move', item: 'medias', parent: 'recit', after: null }], [{ type: 'move', item: 'medias', parent: 'recit', after: 'ecoute' }]]],
    ['two give an item other titles', 'title', [[{ type: 'revise', item: 'medias', title: 'Médias' }], [{ type: 'revise', item: 'medias', title: 'Journaux' }]]],
    ['two add an item under one id', 'id-taken', [1, 2].map((one) => [{ type: 'add', item: 'neuf', kind: 'action', parent: 'recit', after: null, body: `${one}.\n` }])],
  ]
  it.each(clashes)('refuses a batch in which %s', async (_, reason, changes) => {
    const test = create()
    const ids = [await test.propose(changes[0]!), await test.propose(changes[1]!)]
    expect(await nothing(test, ids.map(accepted))).toMatchObject([{ code: 'decision.collides', data: { collisions: [{ reason, between: ids }] } }])
  })

  it('takes the coordinator’s own words that settle what collides', async () => {
    const test = create()
    const one = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer un journal.\n' }])
    const two = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer une radio.\n' }])
    const other = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer un média.\nLe partager.\n' }])
    const { main } = (await test.state()).heads
    const settling = { contribution: two, outcome: 'accepted-with-changes' as const, reason: 'Les deux.', base: main, changes: [{ type: 'revise' as const, item: 'medias', body: 'Créer un journal puis une radio.\n' }] }
    expect((await test.deliver(test.batch([{ ...settling, settles: [one] }, accepted(one), accepted(other)]))).outcome).toBe('done')
    expect(await body(test, 'medias')).toBe('Créer un journal puis une radio.\nLe partager.\n')
    const { log } = await test.state()
    expect(log.slice(-3).map(({ message }) => parseTrailers(message)?.wordedBy)).toEqual([proposer, proposer, coordinator])
  })

  it('refuses the whole act for one contribution that is decided, changed since it was seen, or unknown', async () => {
    const test = create()
    const [one, two, three, four] = await proposeFour(test)
    await test.decide({ contribution: one, outcome: 'declined', reason: 'Non.' })
    await test.deliver({ type: 'rework', id: test.nextId(), at: '2026-01-02T00:00:00.000Z', by: proposer, draft: { kind: 'amendment', id: two, person: proposer, base: (await test.state()).heads.main, changes: [{ type: 'revise', item: 'lieux', body: 'Autre.\n' }] } })
    const seen = (await test.state()).contributions.get(four)!.history.at(-1)!.id
    const refused = await nothing(test, [accepted(one), { ...accepted(two), seen: 'before' }, accepted(three), { ...accepted(four), seen }, accepted('0000zzzzzz')])
    expect(refused.map(({ code, path, data }) => [code, path, data?.['contribution']])).toEqual([
      ['decision.already-decided', 'decisions.0', one],
      ['decision.changed', 'decisions.1', two],
      ['contribution.unknown', 'decisions.4', '0000zzzzzz'],
    ])
  })

  it('reopens one of a batch and leaves the others', async () => {
    const test = create()
    const [one, two, three] = await proposeFour(test)
    await test.deliver(test.batch([accepted(one), accepted(two), accepted(three)]))
    expect((await test.deliver({ type: 'reopen', id: test.nextId(), at: '2026-01-03T00:00:00.000Z', by: coordinator, contribution: one, reason: 'Trop vite.' })).outcome).toBe('done')
    expect(await body(test, 'lieux')).toBe('Fravailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
    const { contributions } = await test.state()
    expect([one, two, three].map((id) => contributions.get(id)!.status)).toEqual(['pending', 'accepted', 'accepted'])
  })

  it.each([1, 2].flatMap((nth) => [[nth, false] as const, [nth, true] as const]))('writes once when cut at write %i (answer lost: %s)', async (nth, lost) => {
    const memory = createMemoryForge(smallPlan)
    const plain = useForge(memory)
    const [one, two, three, four] = await proposeFour(plain)
    const act = plain.batch([accepted(one), accepted(two), accepted(three), { contribution: four, outcome: 'declined', reason: 'Non.' }], { id: 'automne', title: 'Automne' })
    const cut = useForge(breakNthWrite(memory, nth, lost))
    await expect(cut.deliver(act)).rejects.toThrow('cut')
    expect((await cut.deliver(act)).outcome).toBe('done')
    expect((await plain.deliver(act)).outcome).toBe('done')
    const { log, events, plan } = await plain.state()
    expect(log).toHaveLength(5)
    expect(events.filter(({ type }) => type === 'decided')).toHaveLength(4)
    expect(events.flatMap((event) => (event.type === 'decided' ? event.commits : []))).toEqual(log.slice(1, 4).map(({ id }) => id))
    expect(plan.versions).toHaveLength(1)
  })

  it('takes a decision that another act recorded under the same id as done', async () => {
    const test = create()
    const [one, two] = await proposeFour(test)
    const act = test.batch([accepted(one)])
    await test.deliver(act)
    const more = test.batch([accepted(two)])
    expect((await test.deliver({ ...more, decisions: [...act.decisions, ...more.decisions] })).outcome).toBe('done')
    expect((await test.state()).events.filter(({ type }) => type === 'decided')).toHaveLength(2)
  })

  it('goes on with what is on main already, although someone withdrew meanwhile', async () => {
    const memory = createMemoryForge(smallPlan)
    const plain = useForge(memory)
    const [one] = await proposeFour(plain)
    const act = plain.batch([accepted(one)])
    await expect(useForge(breakNthWrite(memory, 2, false)).deliver(act)).rejects.toThrow('cut')
    await plain.deliver({ type: 'withdraw', id: plain.nextId(), at: '2026-01-03T00:00:00.000Z', by: proposer, contribution: one })
    expect((await plain.deliver(act)).outcome).toBe('done')
    expect((await plain.state()).contributions.get(one)!.status).toBe('accepted')
  })

  it('computes again when main moved between reading and writing', async () => {
    const memory = createMemoryForge(smallPlan)
    const plain = useForge(memory)
    const [one, two, three] = await proposeFour(plain)
    let raced = false
    const racing = useForge({
      ...memory,
      async writeCommits(chain) {
        if (!raced) {
          raced = true
          await plain.decide(accepted(two))
        }
        return memory.writeCommits(chain)
      },
    })
    expect((await racing.deliver(plain.batch([accepted(one), accepted(three)]))).outcome).toBe('done')
    expect(await body(plain, 'lieux')).toBe('Travailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
  })
})
