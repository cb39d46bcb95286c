import { describe, expect, it } from 'vitest'
import type { SessionState } from '../../domain/session.ts'
import { parseAllTrailers, parseSessionTrailers } from '../../domain/trailers.ts'
import type { Forge } from '../../ports.ts'
import { createMemoryForge } from '../../testing/create-memory-forge.ts'
import { breakNthWrite, coordinator, createTestForge, smallPlan, useForge, type ForgeAtHand } from '../../testing/create-test-forge.ts'
import type { Delivered } from '../delivery.ts'
import type { OutboxEntryOf } from '../outbox-entry.ts'
import { combineSession } from './combine-session.ts'

const at = '2026-02-01T10:00:00.000Z'
const first = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const other = 'p-0000000008'

interface Scene extends ForgeAtHand {
  /** Ids of the proposals, in order. */
  ids: string[]
  session(over?: Partial<SessionState>): Promise<SessionState>
  close(session: SessionState): OutboxEntryOf<'close-session'>
}

/** Proposals on the action « lieux », each its whole new text. */
async function setScene(bodies: string[], wrap: (forge: Forge) => Forge = (forge) => forge, given?: ForgeAtHand): Promise<Scene> {
  const test = given ?? useForge(wrap(createMemoryForge(smallPlan)))
  const ids: string[] = []
  for (const [index, body] of bodies.entries()) ids.push(await test.propose([{ type: 'revise', item: 'lieux', body }], { person: `p-00000001${String(index).padStart(2, '0')}` }))
  return {
    ...test,
    ids,
    session: async (over = {}) => ({ id: 's000000001', item: 'lieux', openedAt: at, openedBy: coordinator, participants: [coordinator, other], known: ids, choices: Object.fromEntries(ids.map((id) => [id, { stand: 'in' as const, reason: '', leftOpen: '' }])), wordings: {}, leftOpen: '', note: '', version: '', ...over }),
    close: (session) => ({ type: 'close-session', id: 'c000000001', at, by: coordinator, session, events: Object.fromEntries(Object.keys(session.choices).map((id, index) => [id, `e00000000${String(index)}`])) }),
  }
}

async function keyOf(scene: Scene, session: SessionState, index = 0): Promise<string> {
  const state = await scene.state()
  const bases = new Map(await Promise.all([...state.contributions.values()].map(async ({ base = '' }) => [base, await scene.forge.repository.readFolder(base, 'content')] as const)))
  return combineSession(session, { ...state, bases })?.collisions[index]?.key ?? ''
}

const codesOf = (delivered: Delivered): string[] => (delivered.outcome === 'refused' ? delivered.issues.map((issue) => issue.code) : [])

const travailler = first.replace('Fravailler', 'Travailler')
const oeuvrer = first.replace('Fravailler', 'Œuvrer').replace('fêtes', 'fêtes et des bals')
const connaitre = first.replace('rayonner', 'connaître')

describe('recordSession', () => {
  it('makes one merge for each proposal that collides with none, and moves main once', async () => {
    const scene = await setScene([travailler, connaitre])
    const before = (await scene.state()).heads.main
    expect((await scene.deliver(scene.close(await scene.session()))).outcome).toBe('done')
    const state = await scene.state()
    expect(state.plan.items.get('lieux')?.body).toBe('Travailler avec ces lieux.\nLes faire connaître par des fêtes.\n')
    const made = state.log.slice(1)
    expect(made.map(({ parents }) => parents.length)).toEqual([2, 2])
    expect(made[0]?.parents[0]).toBe(before)
    expect(made.map(({ message }) => parseAllTrailers(message).map(({ contribution }) => contribution))).toEqual([[scene.ids[0]], [scene.ids[1]]])
    expect(scene.ids.map((id) => state.contributions.get(id)?.decision)).toMatchObject([
      { outcome: 'accepted', batch: 's000000001', commits: [made[0]?.id], landed: [{ item: 'lieux', number: 1 }] },
      { outcome: 'accepted', batch: 's000000001', commits: [made[1]?.id] },
    ])
    expect(state.events.at(-1)).toMatchObject({ type: 'closed', contribution: 's000000001', item: 'lieux', participants: [coordinator, other], leftPending: [], commits: made.map(({ id }) => id), numbers: [] })
  })

  it('makes one merge for a group that collides, with all its heads as parents', async () => {
    const scene = await setScene([travailler, oeuvrer, connaitre], undefined, await createTestForge())
    const session = await scene.session()
    const wordings = { [await keyOf(scene, session)]: { words: 'Travailler et œuvrer', reason: 'Les deux vont ensemble.' } }
    expect((await scene.deliver(scene.close({ ...session, wordings }))).outcome).toBe('done')
    const state = await scene.state()
    expect(state.plan.items.get('lieux')?.body).toBe('Travailler et œuvrer avec ces lieux.\nLes faire connaître par des fêtes et des bals.\n')
    const [group, alone] = state.log.slice(1)
    expect([group?.parents.length, alone?.parents.length]).toEqual([3, 2])
    expect(parseAllTrailers(group?.message ?? '').map(({ contribution }) => contribution)).toEqual(scene.ids.slice(0, 2))
    expect(scene.ids.map((id) => state.contributions.get(id)?.decision)).toMatchObject([
      { outcome: 'accepted-with-changes', reason: 'Les deux vont ensemble.', leftOut: [{ text: 'Travailler', why: 'Les deux vont ensemble.' }], commits: [group?.id] },
      { outcome: 'accepted-with-changes', leftOut: [{ text: 'Œuvrer' }], commits: [group?.id] },
      { outcome: 'accepted', commits: [alone?.id] },
    ])
  })

  it('accepts whose words were preferred, and joins with it a proposal of which nothing stands', async () => {
    const scene = await setScene([travailler, oeuvrer])
    const session = await scene.session()
    const wordings = { [await keyOf(scene, session)]: { from: scene.ids[1] ?? '', reason: 'Plus juste.' } }
    await scene.deliver(scene.close({ ...session, wordings }))
    const state = await scene.state()
    expect(scene.ids.map((id) => state.contributions.get(id)?.decision)).toMatchObject([
      { outcome: 'merged-into', into: scene.ids[1], reason: 'Plus juste.', leftOut: [{ text: 'Travailler', why: 'Plus juste.' }], commits: [], landed: [] },
      { outcome: 'accepted', leftOut: [] },
    ])
  })

  it('declines with a reason, leaves pending, and keeps the coordinators’ own words apart', async () => {
    const scene = await setScene([travailler, oeuvrer, connaitre])
    const session = await scene.session()
    const [one = '', two = '', three = ''] = scene.ids
    const choices = { [one]: { stand: 'in' as const, reason: '', leftOpen: 'Avec qui ?' }, [two]: { stand: 'declined' as const, reason: 'Moins clair.', leftOpen: '' }, [three]: { stand: 'out' as const, reason: '', leftOpen: '' } }
    const retouch = { on: { body: travailler }, to: { body: `${travailler}Et recommencer.\n` }, reason: 'Pour finir.' }
    await scene.deliver(scene.close({ ...session, choices, retouch, leftOpen: 'Le lieu.', note: 'Merci.' }))
    const state = await scene.state()
    const own = state.log.at(-1)
    expect(state.plan.items.get('lieux')?.body).toBe(`${travailler}Et recommencer.\n`)
    expect([own?.parents.length, parseSessionTrailers(own?.message ?? '')]).toEqual([1, { session: 's000000001', part: 'own-words', decidedBy: coordinator, wordedBy: [coordinator, other] }])
    expect(scene.ids.map((id) => state.contributions.get(id))).toMatchObject([{ status: 'accepted', decision: { leftOpen: 'Avec qui ?' } }, { status: 'declined', decision: { reason: 'Moins clair.', commits: [] } }, { status: 'pending' }])
    expect(state.events.at(-1)).toMatchObject({ leftPending: [three], leftOpen: 'Le lieu.', note: 'Merci.', retouch: { commit: own?.id, reason: 'Pour finir.' } })
  })

  it('refuses while words are not chosen, reasons are missing, or a proposal was decided meanwhile; nothing is written then', async () => {
    const scene = await setScene([travailler, oeuvrer])
    const session = await scene.session()
    const key = await keyOf(scene, session)
    const before = (await scene.state()).heads
    expect(codesOf(await scene.deliver(scene.close(session)))).toEqual(['session.not-chosen'])
    expect(codesOf(await scene.deliver(scene.close({ ...session, wordings: { [key]: { words: 'x', reason: '' } } })))).toEqual(['session.wording-reason'])
    const declined = { ...session.choices, [scene.ids[1] ?? '']: { stand: 'declined' as const, reason: ' ', leftOpen: '' } }
    expect(codesOf(await scene.deliver(scene.close({ ...session, choices: declined })))).toEqual(['session.reason-missing'])
    expect((await scene.state()).heads).toEqual(before)
    await scene.decide({ contribution: scene.ids[1] ?? '', outcome: 'declined', reason: 'Non.' })
    expect(codesOf(await scene.deliver(scene.close(session)))).toEqual(['session.changed-meanwhile'])
    expect((await scene.state()).heads.main).toEqual(before.main)
  })

  it('stands on what was accepted elsewhere since it was read, and is refused where the same words changed', async () => {
    const scene = await setScene([travailler, oeuvrer])
    const [one = '', two = ''] = scene.ids
    const choices = { [one]: { stand: 'in' as const, reason: '', leftOpen: '' }, [two]: { stand: 'out' as const, reason: '', leftOpen: '' } }
    const session = await scene.session({ choices })
    const third = await scene.propose([{ type: 'revise', item: 'lieux', body: connaitre }])
    await scene.decide({ contribution: third, outcome: 'accepted' })
    const fourth = await scene.propose([{ type: 'revise', item: 'lieux', body: connaitre.replace('Fravailler', 'Flâner') }])
    expect((await scene.deliver(scene.close(session))).outcome).toBe('done')
    expect((await scene.state()).plan.items.get('lieux')?.body).toBe('Travailler avec ces lieux.\nLes faire connaître par des fêtes.\n')
    const late = { ...session, id: 's000000002', choices: { [fourth]: { stand: 'in' as const, reason: '', leftOpen: '' } } }
    expect(codesOf(await scene.deliver({ ...scene.close(late), id: 'c000000002' }))).toEqual(['session.needs-author'])
  })

  it('is refused when a proposal was rewritten since it was read', async () => {
    const scene = await setScene([travailler])
    const [one = ''] = scene.ids
    const entry = { ...scene.close(await scene.session()), seen: { [one]: 'another001' } }
    expect(codesOf(await scene.deliver(entry))).toEqual(['session.changed-meanwhile'])
  })

  it('closes once', async () => {
    const scene = await setScene([travailler])
    const entry = scene.close(await scene.session())
    await scene.deliver(entry)
    const before = (await scene.state()).heads
    expect((await scene.deliver(entry)).outcome).toBe('done')
    expect(codesOf(await scene.deliver({ ...entry, id: 'c000000002' }))).toEqual(['session.closed-already'])
    expect((await scene.state()).heads).toEqual(before)
  })

  it('is undone as a whole, where one merge brought several in', async () => {
    const scene = await setScene([travailler, oeuvrer, connaitre])
    const session = await scene.session()
    const wordings = { [await keyOf(scene, session)]: { words: 'Travailler et œuvrer', reason: 'Les deux.' } }
    await scene.deliver(scene.close({ ...session, wordings }))
    const entry = { type: 'reopen' as const, id: '0000000099', at, by: coordinator, contribution: scene.ids[1] ?? '', reason: 'Trop vite.' }
    expect((await scene.deliver(entry)).outcome).toBe('done')
    await scene.deliver(entry)
    const { contributions, plan, events } = await scene.state()
    expect(plan.items.get('lieux')?.body).toBe(connaitre)
    expect(scene.ids.map((id) => contributions.get(id)?.status)).toEqual(['pending', 'pending', 'accepted'])
    expect(events.filter(({ type }) => type === 'reopened')).toHaveLength(2)
  })

  it('names a version of the plan as it leaves it', async () => {
    const scene = await setScene([travailler])
    const entry = { ...scene.close(await scene.session()), version: { id: 'apres-seance', title: 'Après la séance' } }
    await scene.deliver(entry)
    await scene.deliver(entry)
    const { plan, events, log } = await scene.state()
    expect(plan.versions).toMatchObject([{ id: 'apres-seance', title: 'Après la séance', table: expect.arrayContaining([expect.objectContaining({ id: 'lieux', number: 1 })]) }])
    expect(events.at(-1)).toMatchObject({ version: 'apres-seance', commits: log.slice(1).map(({ id }) => id) })
    expect(codesOf(await scene.deliver({ ...entry, id: 'c000000003', session: { ...entry.session, id: 's000000003', choices: {}, retouch: { on: { body: travailler }, to: { body: first }, reason: 'Non.' } } }))).toEqual(['version.taken'])
  })

  // Two proposals are writes 1 to 4; the chain is 5, the register 6.
  it.each([5, 6].flatMap((nth) => [[nth, 'before', false] as const, [nth, 'after', true] as const]))('is whole, once, when cut at write %i, %s it happened', async (nth, _, lost) => {
    const scene = await setScene([travailler, connaitre], (forge) => breakNthWrite(forge, nth, lost))
    const session = await scene.session({ retouch: { on: { body: travailler.replace('rayonner', 'connaître') }, to: { body: 'Travailler avec ces lieux.\nLes faire connaître.\n' }, reason: 'Plus court.' } })
    const entry = { ...scene.close(session), version: { id: 'deux', title: 'Deux' } }
    await expect(scene.deliver(entry)).rejects.toThrow('cut')
    expect((await scene.state()).log.length).toBe(nth === 5 && !lost ? 1 : 5)
    expect((await scene.deliver(entry)).outcome).toBe('done')
    await scene.deliver(entry)
    const { events, log, plan } = await scene.state()
    expect(plan.items.get('lieux')?.body).toBe('Travailler avec ces lieux.\nLes faire connaître.\n')
    expect(events.map(({ type }) => type)).toEqual(['submitted', 'submitted', 'decided', 'decided', 'closed'])
    expect(log).toHaveLength(5)
    expect(events.at(-1)).toMatchObject({ commits: log.slice(1).map(({ id }) => id), retouch: { commit: log[3]?.id } })
    expect(events.slice(2, 4)).toMatchObject([{ commits: [log[1]?.id] }, { commits: [log[2]?.id] }])
  })
})
