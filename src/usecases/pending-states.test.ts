import { beforeEach, describe, expect, it } from 'vitest'
import { createTestForge, type TestForge } from '../testing/create-test-forge.ts'
import { readPlan } from '../content/read-plan.ts'
import { createStatesMemo, pendingStates, type PendingState } from './pending-states.ts'
import { textOf } from './rebase-changes.ts'

let test: TestForge
beforeEach(async () => {
  test = await createTestForge()
})

const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const revise = (body: string, item = 'lieux') => [{ type: 'revise' as const, item, body }]

async function statesNow(): Promise<Map<string, PendingState>> {
  const state = await test.state()
  const base = readPlan(await test.forge.repository.readFolder(test.repository.root, 'content')).plan
  return pendingStates(state, (_, item) => textOf(base, item))
}

describe('pendingStates', () => {
  it('follows while nothing it touches changed', async () => {
    const one = await test.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    expect((await statesNow()).get(one)).toEqual({ state: 'follows', context: [], collidesOn: [], collidesWith: [] })
  })

  it('says what changed around it', async () => {
    const one = await test.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const two = await test.propose(revise(lieux.replace('ces lieux', 'ces beaux lieux')))
    await test.decide({ contribution: two, outcome: 'accepted' })
    expect((await statesNow()).get(one)).toMatchObject({ state: 'follows-context-changed', context: [{ item: 'lieux', now: expect.stringContaining('beaux') }] })
  })

  it('is to be seen with its author once the same words were changed otherwise', async () => {
    const one = await test.propose(revise('Créer un journal.\n', 'medias'))
    const two = await test.propose(revise('Créer une radio.\n', 'medias'))
    const before = await statesNow()
    expect([before.get(one)!.collidesWith, before.get(two)!.collidesWith]).toEqual([[two], [one]])
    await test.decide({ contribution: one, outcome: 'accepted' })
    expect((await statesNow()).get(two)).toMatchObject({ state: 'needs-author', collidesOn: ['medias'], collidesWith: [] })
  })

  it('collides with the withdrawal of the item it rewords, and not with one on other words', async () => {
    const reworded = await test.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const elsewhere = await test.propose(revise(lieux.replace('fêtes', 'bals')))
    const removed = await test.propose([{ type: 'remove', item: 'lieux' }])
    const states = await statesNow()
    expect(states.get(removed)!.collidesWith).toEqual([reworded, elsewhere])
    expect(states.get(reworded)!.collidesWith).toEqual([removed])
  })

  it('needs its author when the item or the place is gone', async () => {
    const added = await test.propose([{ type: 'add', item: 'neuf', kind: 'action', parent: 'recit', after: null, body: 'Neuf.\n' }])
    const reworded = await test.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const removed = await test.propose([{ type: 'remove', item: 'lieux' }])
    await test.decide({ contribution: removed, outcome: 'accepted' })
    const states = await statesNow()
    expect(states.get(reworded)).toMatchObject({ state: 'needs-author', collidesOn: ['lieux'] })
    expect(states.get(added)!.state).toBe('follows')
  })

  it('says the same with what it computed before, whatever happened since', async () => {
    const memo = createStatesMemo()
    const base = readPlan(await test.forge.repository.readFolder(test.repository.root, 'content')).plan
    const both = async () => {
      const state = await test.state()
      return [pendingStates(state, (_, item) => textOf(base, item), memo), pendingStates(state, (_, item) => textOf(base, item))]
    }
    const one = await test.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    const two = await test.propose(revise(lieux.replace('Fravailler', 'Œuvrer')))
    await test.propose([{ type: 'remove', item: 'medias' }])
    const [first, fresh] = await both()
    expect(first).toEqual(fresh)
    expect(first!.get(one)!.collidesWith).toEqual([two])
    await test.decide({ contribution: one, outcome: 'accepted' })
    const [second, freshAgain] = await both()
    expect(second).toEqual(freshAgain)
    expect(second!.get(two)!.state).toBe('needs-author')
  })
})

describe('pendingStates of several items', () => {
  it('lets an action be moved under an objective that the same proposal adds', async () => {
    const id = await test.propose([
      { type: 'add', item: 'neuf', kind: 'objective', parent: 'se-relier', after: 'recit', title: 'Neuf', body: '' },
      { type: 'move', item: 'medias', parent: 'neuf', after: null },
    ])
    expect((await statesNow()).get(id)).toMatchObject({ state: 'follows', collidesOn: [] })
    await test.decide({ contribution: id, outcome: 'accepted' })
    expect((await test.state()).plan.items.get('medias')?.parent).toBe('neuf')
  })

  it('collides with a proposal that wants the same action elsewhere, or out of the plan', async () => {
    const move = (after: string) => [{ type: 'move' as const, item: 'medias', parent: 'recit', after }]
    const [one, same, other, removed] = [await test.propose(move('ecoute')), await test.propose(move('ecoute')), await test.propose([{ ...move('ecoute')[0]!, after: null }]), await test.propose([{ type: 'remove', item: 'medias' }])]
    const states = await statesNow()
    expect([one, same, other].map((id) => states.get(id)!.collidesWith)).toEqual([[other, removed], [other, removed], [one, same, removed]])
  })

  it('needs its author when the action was moved elsewhere meanwhile', async () => {
    const mine = await test.propose([
      { type: 'add', item: 'neuf', kind: 'objective', parent: 'se-relier', after: 'recit', title: 'Neuf', body: '' },
      { type: 'move', item: 'medias', parent: 'neuf', after: null },
    ])
    const other = await test.propose([
      { type: 'add', item: 'autre', kind: 'objective', parent: 'se-relier', after: 'recit', title: 'Autre', body: '' },
      { type: 'move', item: 'medias', parent: 'autre', after: null },
    ])
    await test.decide({ contribution: other, outcome: 'accepted' })
    expect((await statesNow()).get(mine)).toMatchObject({ state: 'needs-author', collidesOn: ['medias'] })
    expect(await test.decide({ contribution: mine, outcome: 'accepted' })).toMatchObject({ outcome: 'refused', issues: [{ code: 'decision.collides' }] })
  })
})
