import { describe, expect, it } from 'vitest'
import { smallPlan } from '../../testing/create-test-forge.ts'
import { createElsewhereTest } from '../../testing/github-stand-in/create-elsewhere-test.ts'
import type { ElsewhereTest } from '../../testing/github-stand-in/create-elsewhere-test.ts'

const methods = ['merge', 'squash', 'rebase'] as const
const first = { type: 'revise', item: 'lieux', body: 'Travailler avec ces lieux.\nLes faire rayonner par des fêtes.\n' } as const
const second = { type: 'revise', item: 'lieux', body: 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes et des marchés.\n' } as const
const path = 'content/actions/lieux.md'

async function read({ state }: ElsewhereTest, id: string) {
  const { contributions, files, commitOrigins, log } = await state()
  const { status, decision, history } = contributions.get(id)!
  return { status, decision, types: history.map(({ type }) => type), text: files.get('actions/lieux.md'), commitOrigins, log }
}

/** Two proposals that change different paragraphs of one file, and the text with both. */
async function proposeTwo(): Promise<{ test: ElsewhereTest; ids: string[]; both: string }> {
  const body = (start: string, end: string): string => `${start} avec ces lieux.\n\nUn second alinéa.\n\nLes faire rayonner par des ${end}.\n`
  const test = await createElsewhereTest({ ...smallPlan, [path]: `---\nparent: recit\norder: 10\n---\n\n${body('Fravailler', 'fêtes')}` })
  const ids = [await test.propose([{ type: 'revise', item: 'lieux', body: body('Travailler', 'fêtes') }]), await test.propose([{ type: 'revise', item: 'lieux', body: body('Fravailler', 'fêtes et des marchés') }])]
  return { test, ids, both: body('Travailler', 'fêtes et des marchés') }
}

describe('what is merged on GitHub', () => {
  it.each(methods)('is accepted, by whoever did it, without a reason: %s', async (method) => {
    const test = await createElsewhereTest()
    const id = await test.propose([first])
    const commit = await test.people.merge('ana', 1, method)
    expect((await test.look()).map(({ type }) => type)).toEqual(['decided'])
    const { status, decision, commitOrigins } = await read(test, id)
    expect(status).toBe('accepted')
    expect(decision).toMatchObject({ outcome: 'accepted', by: test.personOf('ana'), at: test.standIn.hub.events[0]!.createdAt, elsewhere: true, commits: [commit], landed: [{ item: 'lieux', kind: 'action', number: 1 }] })
    expect(decision?.reason).toBeUndefined()
    expect(commitOrigins.get(commit)).toMatchObject([{ contribution: id, decidedBy: test.personOf('ana') }])
  })

  it.each(methods.flatMap((method) => [[method, [1, 2]], [method, [2, 1]]] as const))('two proposals on one file, %s in order %j: both are in, each commit is its own', async (method, order) => {
    const { test, ids, both } = await proposeTwo()
    const commits = new Map<string, string>()
    for (const number of order) commits.set(ids[number - 1]!, await test.people.merge('ana', number, method))
    expect(await test.look()).toHaveLength(2)
    const { files, contributions } = await test.state()
    expect(files.get('actions/lieux.md')).toContain(both)
    for (const id of ids) expect(contributions.get(id)).toMatchObject({ status: 'accepted', decision: { outcome: 'accepted', commits: [commits.get(id)] } })
  })

  it.each([['desk', 'button'], ['button', 'desk']] as const)('two proposals on one file, one by the %s, then one by the %s', async (...order) => {
    const { test, ids, both } = await proposeTwo()
    for (const [index, way] of order.entries()) {
      if (way === 'button') await test.people.merge('ana', index + 1, 'squash')
      else expect(await test.decide({ contribution: ids[index]!, outcome: 'accepted' })).toMatchObject({ outcome: 'done' })
      await test.look()
    }
    const { contributions, files } = await test.state()
    expect(files.get('actions/lieux.md')).toContain(both)
    expect(ids.map((id) => contributions.get(id)?.status)).toEqual(['accepted', 'accepted'])
    expect(ids.map((id) => contributions.get(id)?.decision?.elsewhere ?? false)).toEqual(order.map((way) => way === 'button'))
  })

  it('leaves a true conflict to the desk: GitHub refuses, and the register says who must see it', async () => {
    const test = await createElsewhereTest()
    const [one, two] = [await test.propose([first]), await test.propose([{ ...second, body: 'Jardiner avec ces lieux.\nLes faire rayonner par des fêtes.\n' }])]
    await test.people.merge('ana', 1, 'merge')
    await expect(test.people.merge('ana', 2, 'merge')).rejects.toMatchObject({ status: 405 })
    await test.look()
    expect((await read(test, one)).status).toBe('accepted')
    expect(await test.decide({ contribution: two, outcome: 'accepted' })).toMatchObject({ outcome: 'refused', issues: [{ code: 'decision.collides' }] })
    expect((await read(test, two)).status).toBe('pending')
  })

  it('a rebase of several commits: each of them is the proposal’s', async () => {
    const test = await createElsewhereTest()
    const id = await test.propose([first])
    await test.people.push('zoe', `amendments/${id}`, { [path]: '---\nparent: recit\norder: 10\n---\nTravailler avec ces lieux.\nLes faire rayonner par des bals.\n' })
    const { log: before } = await test.state()
    await test.people.merge('ana', 1, 'rebase')
    expect((await test.look()).map(({ type }) => type)).toEqual(['reworked', 'decided'])
    const { decision, log, commitOrigins } = await read(test, id)
    expect(decision).toMatchObject({ outcome: 'accepted', commits: log.slice(before.length).map((commit) => commit.id) })
    expect(decision?.commits).toHaveLength(2)
    for (const commit of decision!.commits) expect(commitOrigins.get(commit)).toMatchObject([{ contribution: id }])
  })

  it('records nothing twice when the desk decided and GitHub marks it as merged', async () => {
    const test = await createElsewhereTest()
    const id = await test.propose([first])
    await test.decide({ contribution: id, outcome: 'accepted', reason: 'Une faute.' })
    expect(test.standIn.hub.issues[0]).toMatchObject({ state: 'closed', pull: { merged: true } })
    expect(await test.look()).toEqual([])
    expect((await read(test, id)).decision).toMatchObject({ reason: 'Une faute.' })
  })
})
