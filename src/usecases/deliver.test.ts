import { describe, expect, it } from 'vitest'
import { parseTrailers } from '../domain/trailers.ts'
import { breakNthWrite, coordinator, createTestForge, proposer } from '../testing/create-test-forge.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import type { Delivered } from './delivery.ts'

const mended = 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const at = '2026-01-02T00:00:00.000Z'
const codesOf = (delivered: Delivered): string[] => (delivered.outcome === 'refused' ? delivered.issues.map((issue) => issue.code) : [])

describe('deliver', () => {
  it('puts an accepted proposal on main as a merge of two parents whose trailers name it', async () => {
    const test = await createTestForge()
    const contribution = await test.propose([{ type: 'revise', item: 'lieux', body: mended }])
    expect((await test.decide({ contribution, outcome: 'accepted' })).outcome).toBe('done')
    const state = await test.state()
    expect(state.plan.items.get('lieux')!.body).toBe(mended)
    const merge = state.log.at(-1)!
    expect(merge.parents).toHaveLength(2)
    expect(parseTrailers(merge.message)).toMatchObject({ contribution, number: 1, decision: 'accepted', decidedBy: coordinator, ideaOf: proposer, wordedBy: proposer })
    expect(state.contributions.get(contribution)!.decision).toMatchObject({ commits: [merge.id], landed: [{ item: 'lieux', kind: 'action', number: 1 }] })
  })

  it('merges two proposals on one sentence when they change other words', async () => {
    const test = await createTestForge()
    const one = await test.propose([{ type: 'revise', item: 'lieux', body: mended }])
    const two = await test.propose([{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n' }])
    await test.decide({ contribution: two, outcome: 'accepted' })
    await test.decide({ contribution: one, outcome: 'accepted' })
    expect((await test.state()).plan.items.get('lieux')!.body).toBe('Travailler avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
  })

  it('refuses a plain acceptance that touches the same words, and takes the coordinator’s own', async () => {
    const test = await createTestForge()
    const one = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer un journal.\n' }])
    const two = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer une radio.\n' }])
    await test.decide({ contribution: one, outcome: 'accepted' })
    const refused = await test.decide({ contribution: two, outcome: 'accepted' })
    expect(codesOf(refused)).toEqual(['decision.collides'])
    expect((await test.state()).contributions.get(two)!.status).toBe('pending')
    const changes = [{ type: 'revise' as const, item: 'medias', body: 'Créer un journal et une radio.\n' }]
    await test.decide({ contribution: two, outcome: 'accepted-with-changes', reason: 'Les deux vont ensemble.', changes })
    const state = await test.state()
    expect(state.plan.items.get('medias')!.body).toBe('Créer un journal et une radio.\n')
    expect(parseTrailers(state.log.at(-1)!.message)).toMatchObject({ ideaOf: proposer, wordedBy: coordinator })
  })

  it('moves an acceptance with changes onto what was accepted since the coordinator read the plan', async () => {
    const test = await createTestForge()
    const base = (await test.forge.refresh()).main
    const one = await test.propose([{ type: 'revise', item: 'lieux', body: mended }])
    const two = await test.propose([{ type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\nLes faire rayonner.\n' }])
    await test.decide({ contribution: one, outcome: 'accepted' })
    const changes = [{ type: 'revise' as const, item: 'lieux', body: 'Fravailler avec ces lieux.\nLes faire connaître.\n' }]
    await test.decide({ contribution: two, outcome: 'accepted-with-changes', reason: 'Plus simple.', changes, base })
    expect((await test.state()).plan.items.get('lieux')!.body).toBe('Travailler avec ces lieux.\nLes faire connaître.\n')
  })

  it('adds, moves and removes items, and keeps every number ever given', async () => {
    const test = await createTestForge()
    const added = await test.propose([{ type: 'add', item: 'monnaies', kind: 'action', parent: 'recit', after: 'lieux', body: 'Soutenir les monnaies locales.\n' }])
    await test.decide({ contribution: added, outcome: 'accepted' })
    const removed = await test.propose([{ type: 'remove', item: 'lieux' }])
    await test.decide({ contribution: removed, outcome: 'accepted' })
    const { plan, concordance } = await test.state()
    expect([...plan.items.values()].filter((item) => item.kind === 'action').map((item) => item.id)).toEqual(['monnaies', 'medias', 'ecoute'])
    expect(concordance.bearersOf('action', 2).map((bearing) => bearing.id)).toEqual(['medias', 'monnaies', 'medias'])
    expect(concordance.lastShift('lieux')).toMatchObject({ now: null })
  })

  it('refuses to withdraw an item that was reworded since', async () => {
    const test = await createTestForge()
    const removed = await test.propose([{ type: 'remove', item: 'lieux' }])
    const revised = await test.propose([{ type: 'revise', item: 'lieux', body: mended }])
    await test.decide({ contribution: revised, outcome: 'accepted' })
    expect(codesOf(await test.decide({ contribution: removed, outcome: 'accepted' }))).toEqual(['decision.collides'])
  })

  it('decides once: a second decision is refused and changes nothing', async () => {
    const test = await createTestForge()
    const contribution = await test.propose([{ type: 'revise', item: 'lieux', body: mended }])
    await test.decide({ contribution, outcome: 'declined', reason: 'Non.' })
    const before = (await test.state()).heads
    expect(codesOf(await test.decide({ contribution, outcome: 'accepted' }))).toEqual(['decision.already-decided'])
    expect((await test.state()).heads).toEqual(before)
  })

  it('reopens what was accepted: its words go, later ones stay', async () => {
    const test = await createTestForge()
    const one = await test.propose([{ type: 'revise', item: 'lieux', body: mended }])
    await test.decide({ contribution: one, outcome: 'accepted' })
    const two = await test.propose([{ type: 'revise', item: 'lieux', body: mended.replace('fêtes', 'bals') }])
    await test.decide({ contribution: two, outcome: 'accepted' })
    const reopened = await test.deliver({ type: 'reopen', id: test.nextId(), at, by: coordinator, contribution: one, reason: 'Trop vite.' })
    expect(reopened.outcome).toBe('done')
    const state = await test.state()
    expect(state.plan.items.get('lieux')!.body).toBe('Fravailler avec ces lieux.\nLes faire rayonner par des bals.\n')
    expect(state.contributions.get(one)).toMatchObject({ status: 'pending', formerDecisions: [{ outcome: 'accepted' }] })
  })

  it('keeps a proposal that does not apply even on its base', async () => {
    const test = await createTestForge()
    const contribution = await test.propose([{ type: 'remove', item: 'not-there' }])
    expect((await test.state()).contributions.get(contribution)!.status).toBe('pending')
    expect(codesOf(await test.decide({ contribution, outcome: 'accepted' }))).toEqual(['decision.collides'])
  })

  it.each([
    ['before', 1, false],
    ['after', 1, true],
    ['before', 2, false],
    ['after', 2, true],
  ] as const)('writes a submission once when cut %s write %i', async (_, nth, lost) => {
    const test = await createTestForge((forge) => breakNthWrite(forge, nth, lost))
    const draft = { kind: 'amendment' as const, id: test.nextId(), person: proposer, base: test.repository.root, changes: [{ type: 'revise' as const, item: 'lieux', body: mended }] }
    const entry: OutboxEntry = { type: 'submit', id: test.nextId(), at, by: proposer, draft }
    await expect(test.deliver(entry)).rejects.toThrow('cut')
    await test.deliver(entry)
    await test.deliver(entry)
    const { events, contributions } = await test.state()
    expect(events).toHaveLength(1)
    expect([...contributions.keys()]).toEqual([draft.id])
  })

  it.each([
    ['before', 3, false],
    ['after', 3, true],
    ['before', 4, false],
    ['after', 4, true],
  ] as const)('writes a decision once when cut %s write %i', async (_, nth, lost) => {
    const test = await createTestForge((forge) => breakNthWrite(forge, nth, lost))
    const contribution = await test.propose([{ type: 'revise', item: 'lieux', body: mended }])
    const entry: OutboxEntry = { type: 'decide', id: test.nextId(), at, by: coordinator, decision: { contribution, outcome: 'accepted', leftOut: [] } }
    await expect(test.deliver(entry)).rejects.toThrow('cut')
    expect((await test.deliver(entry)).outcome).toBe('done')
    await test.deliver(entry)
    const { events, log } = await test.state()
    expect(events.map((event) => event.type)).toEqual(['submitted', 'decided'])
    expect(log).toHaveLength(2)
    expect(events[1]).toMatchObject({ commits: [log[1]!.id], landed: [{ item: 'lieux', number: 1 }] })
  })
})
