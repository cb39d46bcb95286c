import { beforeEach, describe, expect, it } from 'vitest'
import { coordinator, createTestForge, proposer, type TestForge } from '../testing/create-test-forge.ts'
import { parseFile } from '../content/parse-file.ts'
import { currentStanding, traceStanding, type StandingChange, type TextOfCommit } from './trace-standing.ts'

let test: TestForge
beforeEach(async () => {
  test = await createTestForge()
})

const lieux = 'Fravailler avec ces lieux.\nLes faire rayonner par des fêtes.\n'
const revise = (body: string, item = 'lieux') => [{ type: 'revise' as const, item, body }]

/** Texts of every commit, read from the repository. */
async function trace(id: string): Promise<{ all: StandingChange[]; current: StandingChange | null }> {
  const state = await test.state()
  const texts = new Map<string, string>()
  for (const { id: commit } of state.log) for (const [path, text] of await test.forge.repository.readFolder(commit, 'content')) texts.set(`${commit} ${path}`, text)
  const textOf: TextOfCommit = (item, commit) => {
    const text = texts.get(`${commit} actions/${item}.md`) ?? texts.get(`${commit} objectives/${item}.md`)
    return text === undefined ? null : { body: parseFile(text).body }
  }
  const contribution = state.contributions.get(id)!
  return { all: traceStanding(contribution, state.log, textOf), current: currentStanding(contribution, state.log, textOf) }
}

async function accept(body: string, item = 'lieux'): Promise<string> {
  const id = await test.propose(revise(body, item))
  await test.decide({ contribution: id, outcome: 'accepted' })
  return (await test.state()).contributions.get(id)!.decision!.commits[0]!
}

describe('traceStanding', () => {
  it('says which commit changed the words around a proposal, then its own', async () => {
    const id = await test.propose(revise(lieux.replace('Fravailler', 'Travailler')))
    await accept('Créer un journal.\n', 'medias')
    const around = await accept(lieux.replace('ces lieux', 'ces beaux lieux'))
    const same = await accept('Œuvrer avec ces beaux lieux.\nLes faire rayonner par des fêtes.\n')
    const { all, current } = await trace(id)
    expect(all.map(({ commit, state }) => [commit.id, state])).toEqual([
      [around, 'follows-context-changed'],
      [same, 'needs-author'],
    ])
    expect(current).toEqual(all.at(-1))
  })

  it('begins again at a reworking, and ends with the decision', async () => {
    const id = await test.propose(revise('Créer une radio.\n', 'medias'))
    await accept('Créer un journal.\n', 'medias')
    expect((await trace(id)).current?.state).toBe('needs-author')
    const base = (await test.state()).heads.main
    await test.deliver({ type: 'rework', id: test.nextId(), at: '2026-02-01T00:00:00.000Z', by: proposer, draft: { kind: 'amendment', id, person: proposer, base, changes: revise('Créer une radio et un journal.\n', 'medias') } })
    const reworked = await trace(id)
    expect([reworked.all.length, reworked.current]).toEqual([1, null])
    await test.deliver({ type: 'decide', id: test.nextId(), at: '2026-02-02T00:00:00.000Z', by: coordinator, decision: { contribution: id, outcome: 'declined', reason: 'Non.', leftOut: [] } })
    expect((await trace(id)).all).toEqual(reworked.all)
  })

  it('is not moved by its own decision, whose commit has the second of its event', async () => {
    const id = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer un média.\n\nÉcouter les territoires.\n' }, { type: 'remove', item: 'ecoute' }], { gesture: 'join' })
    await test.deliver({ type: 'decide', id: test.nextId(), at: '2026-02-02T10:00:00.789Z', by: coordinator, decision: { contribution: id, outcome: 'accepted', leftOut: [] } })
    expect((await trace(id)).all).toEqual([])
  })

  it('counts what moved while it was decided from its reopening', async () => {
    const id = await test.propose(revise('Créer une radio.\n', 'medias'))
    await test.decide({ contribution: id, outcome: 'declined', reason: 'Non.' })
    const commit = await accept('Créer un journal.\n', 'medias')
    const at = '2026-03-01T00:00:00.000Z'
    await test.deliver({ type: 'reopen', id: test.nextId(), at, by: coordinator, contribution: id, reason: 'Si.' })
    const { current } = await trace(id)
    expect([current?.commit.id, current?.state, current?.at]).toEqual([commit, 'needs-author', at])
  })
})
