import { describe, expect, it } from 'vitest'
import { breakNthWrite, coordinator, proposer, useForge } from '../../testing/create-test-forge.ts'
import { createElsewhereTest } from '../../testing/github-stand-in/create-elsewhere-test.ts'
import type { ElsewhereTest } from '../../testing/github-stand-in/create-elsewhere-test.ts'
import { recordPage } from './record-page.ts'

const path = 'content/actions/lieux.md'
const file = (body: string): string => `---\nparent: recit\norder: 10\n---\n\n${body}`
const proposed = 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const coordinated = 'Travailler avec ces lieux.\nLes faire rayonner par des bals.\n'
const change = { type: 'revise', item: 'lieux', body: proposed } as const

async function propose(): Promise<{ test: ElsewhereTest; id: string; branch: string }> {
  const test = await createElsewhereTest()
  const id = await test.propose([change])
  return { test, id, branch: `amendments/${id}` }
}
const typesOf = async (test: ElsewhereTest): Promise<string[]> => (await test.look()).map(({ type }) => type)
const find = async (test: ElsewhereTest, id: string) => (await test.state()).contributions.get(id)!

describe('what is closed and opened again on GitHub', () => {
  it('a closed one is declined, without a reason, by whoever closed it', async () => {
    const { test, id } = await propose()
    await test.people.close('ana', 1)
    expect(await typesOf(test)).toEqual(['decided'])
    expect(await find(test, id)).toMatchObject({ status: 'declined', decision: { outcome: 'declined', by: test.personOf('ana'), elsewhere: true, commits: [], landed: [] } })
  })

  it('opened again, it waits again; closed once more, it is declined once more', async () => {
    const { test, id } = await propose()
    for (const [act, status] of [['close', 'declined'], ['reopen', 'pending'], ['close', 'declined']] as const) {
      await test.people[act]('ana', 1)
      await test.look()
      expect((await find(test, id)).status).toBe(status)
    }
    expect((await find(test, id)).history.map(({ type }) => type)).toEqual(['submitted', 'decided', 'reopened', 'decided'])
  })

  it('what the desk opened again stays open, though GitHub still shows it closed or merged', async () => {
    const { test, id } = await propose()
    await test.people.merge('ana', 1, 'squash')
    await test.look()
    expect(await test.deliver({ type: 'reopen', id: test.nextId(), at: '2026-03-01T00:00:00.000Z', by: coordinator, contribution: id, reason: 'Trop vite.' })).toMatchObject({ outcome: 'done' })
    expect(await typesOf(test)).toEqual([])
    const { contributions, files } = await test.state()
    expect(contributions.get(id)).toMatchObject({ status: 'pending', formerDecisions: [{ elsewhere: true }] })
    expect(files.get('actions/lieux.md')).toContain('Fravailler')
  })

  it('what the desk declined, and we closed, is no act of anybody else', async () => {
    const { test, id } = await propose()
    await test.decide({ contribution: id, outcome: 'declined', reason: 'Déjà dit.' })
    expect(test.standIn.hub.issues[0]!.state).toBe('closed')
    expect(await typesOf(test)).toEqual([])
    await test.people.reopen('ana', 1)
    expect(await typesOf(test)).toEqual(['reopened'])
    expect(await find(test, id)).toMatchObject({ status: 'pending', formerDecisions: [{ reason: 'Déjà dit.' }] })
  })

  it('a branch that somebody deleted decides nothing, and the desk can still accept', async () => {
    const { test, id, branch } = await propose()
    await test.people.deleteBranch('ana', branch)
    expect(test.standIn.hub.issues[0]!.state).toBe('closed')
    expect(await typesOf(test)).toEqual([])
    expect((await find(test, id)).status).toBe('pending')
    expect(await test.decide({ contribution: id, outcome: 'accepted' })).toMatchObject({ outcome: 'done' })
  })

  it('an idea whose issue is closed is declined as well', async () => {
    const test = await createElsewhereTest()
    await test.deliver({ type: 'submit', id: test.nextId(), at: '2026-01-02T00:00:00.000Z', by: proposer, draft: { kind: 'idea', id: '000000000a', person: proposer, text: 'Un four.' } })
    await test.people.close('ana', 1)
    await test.look()
    expect(await find(test, '000000000a')).toMatchObject({ status: 'declined', decision: { elsewhere: true } })
  })
})

describe('a reason that comes afterwards', () => {
  it('is an event of its own, once, and stands with the decision', async () => {
    const { test, id } = await propose()
    await test.people.close('ana', 1)
    await test.look()
    const decision = (await find(test, id)).decision!.eventId
    const explain = (reason: string) => test.deliver({ type: 'explain', id: test.nextId(), at: '2026-03-01T00:00:00.000Z', by: coordinator, contribution: id, decision, reason })
    expect(await explain('Déjà dans l’action 4.')).toMatchObject({ outcome: 'done', events: [{ type: 'explained', decision }] })
    expect(await find(test, id)).toMatchObject({ status: 'declined', decision: { by: test.personOf('ana'), reason: 'Déjà dans l’action 4.', explained: { by: coordinator } } })
    expect(await explain('Encore.')).toMatchObject({ outcome: 'refused', issues: [{ code: 'decision.explained-already' }] })
  })
})

describe('what people do to a branch', () => {
  it('a commit on it rewords the proposal, and is credited to whoever made it', async () => {
    const { test, id, branch } = await propose()
    await test.people.push('zoe', branch, { [path]: file(coordinated) })
    expect(await typesOf(test)).toEqual(['reworked'])
    const { person, changes, history, status } = await find(test, id)
    expect({ person, changes, status }).toEqual({ person: proposer, changes: [{ ...change, body: coordinated }], status: 'pending' })
    expect(history.at(-1)).toMatchObject({ type: 'reworked', by: test.personOf('zoe') })
  })

  it('a force-push does the same', async () => {
    const { test, id, branch } = await propose()
    const { heads } = await test.state()
    await test.people.forcePush('zoe', branch, heads.main, { [path]: file(coordinated) })
    expect(await typesOf(test)).toEqual(['reworked'])
    expect((await find(test, id)).changes).toEqual([{ ...change, body: coordinated }])
  })

  it('merging main into it rewords nothing, whatever main has become', async () => {
    const { test, id, branch } = await propose()
    const main = await test.people.push('ana', 'main', { 'content/actions/medias.md': file('Créer trois médias.\n') })
    await test.people.mergeMain('zoe', branch)
    expect(await typesOf(test)).toEqual([])
    expect(await find(test, id)).toMatchObject({ status: 'pending', changes: [change] })
    expect(main).toBe((await test.state()).heads.main)
  })

  it('reworded, then merged before anybody looked: both are told', async () => {
    const { test, id, branch } = await propose()
    await test.people.push('zoe', branch, { [path]: file(coordinated) })
    await test.people.merge('ana', 1, 'squash')
    expect(await typesOf(test)).toEqual(['reworked', 'decided'])
    expect(await find(test, id)).toMatchObject({ status: 'accepted', changes: [{ ...change, body: coordinated }], decision: { outcome: 'accepted', by: test.personOf('ana') } })
  })

  it('words that the merge itself changed are those of whoever merged', async () => {
    const { test, id, branch } = await propose()
    await test.people.mergeByHand('ana', branch, { [path]: file(coordinated) })
    expect(await typesOf(test)).toEqual(['decided'])
    expect(await find(test, id)).toMatchObject({ status: 'accepted-with-changes', changes: [change], decision: { by: test.personOf('ana'), changes: [{ ...change, body: coordinated }], elsewhere: true } })
  })
})

describe('what is written by hand', () => {
  it.each([['here', undefined], ['in a copy of the repository', { [path]: file(coordinated) }]] as const)('a pull request from a branch %s is a proposal with its words, its base and its items', async (_where, fork) => {
    const test = await createElsewhereTest()
    const { heads } = await test.state()
    if (!fork) await test.people.push('zoe', 'mes-mots', { [path]: file(coordinated) })
    await test.people.openPull('zoe', { branch: 'mes-mots', title: 'Des bals', body: 'Pour danser.', ...(fork && { fork }) })
    expect(await typesOf(test)).toEqual(['submitted'])
    const [contribution] = [...(await test.state()).contributions.values()]
    expect(contribution).toMatchObject({ kind: 'amendment', number: 1, person: test.personOf('zoe'), base: heads.main, changes: [{ type: 'revise', item: 'lieux', body: coordinated }], rationale: 'Des bals\n\nPour danser.', status: 'pending' })
    await test.decide({ contribution: contribution!.id, outcome: 'declined', reason: 'Pas de bals.' })
    expect(test.standIn.hub.issues[0]).toMatchObject({ state: 'closed' })
    expect(test.standIn.hub.comments.map(({ body }) => body)).toEqual([expect.stringContaining('Pas de bals.')])
    expect(await typesOf(test)).toEqual([])
  })

  it('it can be merged there, or accepted at the desk', async () => {
    const test = await createElsewhereTest()
    for (const [branch, body] of [['un', coordinated], ['deux', `${coordinated}Et par des jeux.\n`]] as const) {
      await test.people.push('zoe', branch, { [path]: file(body) })
      await test.people.openPull('zoe', { branch, title: branch })
      await test.look()
    }
    await test.people.merge('ana', 1, 'merge')
    await test.look()
    const [one, two] = [...(await test.state()).contributions.values()]
    expect([one?.status, two?.status]).toEqual(['accepted', 'pending'])
    expect(await test.decide({ contribution: two!.id, outcome: 'accepted' })).toMatchObject({ outcome: 'done' })
    expect(test.standIn.hub.issues.map(({ state }) => state)).toEqual(['closed', 'closed'])
    expect(test.standIn.hub.comments).toMatchObject([{ issue: 2, body: expect.stringContaining('La coordination a décidé.') as string }])
    expect(await typesOf(test)).toEqual([])
  })

  it('one that changes nothing of the plan is none of ours', async () => {
    const test = await createElsewhereTest()
    await test.people.push('zoe', 'code', { 'README.md': 'Bonjour.\n' })
    await test.people.openPull('zoe', { branch: 'code', title: 'Du code' })
    expect(await typesOf(test)).toEqual([])
  })

  it('a push to main is a direct edit, and proposals stand on it', async () => {
    const { test, id } = await propose()
    const commit = await test.people.push('ana', 'main', { [path]: file('Jardiner avec ces lieux.\nLes faire rayonner par des fêtes.\n') })
    expect(await typesOf(test)).toEqual([])
    expect((await test.state()).commitOrigins.get(commit)).toEqual([])
    expect(await test.decide({ contribution: id, outcome: 'accepted' })).toMatchObject({ outcome: 'refused', issues: [{ code: 'decision.collides' }] })
  })

  it('a commit that repeats the trailers of a decision is a direct edit all the same', async () => {
    const { test, id } = await propose()
    await test.decide({ contribution: id, outcome: 'accepted' })
    const { log, commitOrigins } = await test.state()
    const copy = await test.people.push('ana', 'main', { [path]: file(coordinated) }, log.at(-1)!.message)
    const after = await test.state()
    expect(commitOrigins.get(log.at(-1)!.id)).toHaveLength(1)
    expect(after.commitOrigins.get(log.at(-1)!.id)).toHaveLength(1)
    expect(after.commitOrigins.get(copy)).toEqual([])
  })

  it('messages of people are comments, on a proposal or on an item; ours are not', async () => {
    const { test, id } = await propose()
    await test.deliver({ type: 'submit', id: test.nextId(), at: '2026-01-02T00:00:00.000Z', by: proposer, draft: { kind: 'comment', id: '000000000a', person: proposer, about: { item: 'medias' }, text: 'Bravo.' } })
    await test.people.comment('zoe', 1, 'Une virgule ?')
    await test.people.comment('zoe', 2, 'Lesquels ?')
    test.standIn.hub.comments.push({ id: 99, issue: 1, body: 'Checks passed.', user: { id: 5, login: 'github-actions[bot]', type: 'Bot' }, createdAt: '2026-02-03T05:00:00Z', updatedAt: '2026-02-03T05:00:00Z' })
    expect(await typesOf(test)).toEqual(['commented', 'commented'])
    const said = [...(await test.state()).contributions.values()].filter(({ person }) => person === test.personOf('zoe'))
    expect(said.map(({ text, about }) => [text, about])).toEqual([['Une virgule ?', { contribution: id }], ['Lesquels ?', { item: 'medias' }]])
  })
})

describe('cut anywhere', () => {
  it.each([false, true])('goes on where it was, the answer being lost: %s', async (lost) => {
    const { test, id, branch } = await propose()
    await test.people.push('zoe', branch, { [path]: file(coordinated) })
    await test.people.comment('zoe', 1, 'Des bals ?')
    await test.people.merge('ana', 1, 'rebase')
    for (const nth of [1, 2, 3]) {
      const broken = breakNthWrite(test.forge, nth, lost)
      const again = { ...test.context, forge: { ...broken, activity: test.context.forge.activity } }
      await recordPage(again, 1).catch(() => undefined)
    }
    await test.look()
    const { events } = await useForge(test.forge).state()
    expect(events.map(({ type }) => type)).toEqual(['submitted', 'reworked', 'decided', 'commented'])
    expect((await find(test, id)).status).toBe('accepted')
  })
})
