import { beforeEach, describe, expect, it } from 'vitest'
import { coordinator, createTestForge, proposer, type TestForge } from '../testing/create-test-forge.ts'
import { askedAuthors } from './asked-authors.ts'

const at = '2026-02-01T10:00:00.000Z'
let test: TestForge
let id: string
beforeEach(async () => {
  test = await createTestForge()
  id = await test.propose([{ type: 'revise', item: 'lieux', body: 'Travailler.\n' }])
})

async function say(by: string, over: { asksAuthor?: true; replyTo?: string } = {}): Promise<string> {
  const { asksAuthor, replyTo } = over
  const draft = { kind: 'comment' as const, id: test.nextId(), person: by, text: 'Lesquels ?', about: { contribution: id }, ...(replyTo && { replyTo }) }
  await test.deliver(by === coordinator ? { type: 'answer', id: test.nextId(), at, by, draft, ...(asksAuthor && { asksAuthor }) } : { type: 'submit', id: test.nextId(), at, by, draft })
  return draft.id
}
const awaited = async () => [...askedAuthors((await test.state()).contributions)].map(([about, question]) => [about, question.id])

describe('askedAuthors', () => {
  it('waits from the question until its proposer writes', async () => {
    await say(coordinator)
    expect(await awaited()).toEqual([])
    const question = await say(coordinator, { asksAuthor: true })
    await say('p-0000000009')
    expect(await awaited()).toEqual([[id, question]])
    await say(proposer, { replyTo: question })
    expect(await awaited()).toEqual([])
    const again = await say(coordinator, { asksAuthor: true })
    expect(await awaited()).toEqual([[id, again]])
  })

  it('waits no longer once it is reworked, or decided', async () => {
    await say(coordinator, { asksAuthor: true })
    const other = await test.propose([{ type: 'revise', item: 'medias', body: 'Créer.\n' }])
    const { contributions } = await test.state()
    const draft = { kind: 'amendment' as const, id, person: proposer, base: contributions.get(id)!.base!, changes: [{ type: 'revise' as const, item: 'lieux', body: 'Œuvrer.\n' }] }
    await test.deliver({ type: 'rework', id: test.nextId(), at, by: proposer, draft })
    expect(await awaited()).toEqual([])
    await say(coordinator, { asksAuthor: true })
    await test.decide({ contribution: id, outcome: 'declined', reason: 'Non.' })
    await test.decide({ contribution: other, outcome: 'declined', reason: 'Non.' })
    expect(await awaited()).toEqual([])
  })
})
