import { describe, expect, it } from 'vitest'
import { createTestForge } from '../testing/create-test-forge.ts'
import { createSimilarPending } from './similar-pending.ts'

const revise = (body: string, item = 'lieux') => [{ type: 'revise' as const, item, body }]

describe('createSimilarPending', () => {
  it('finds proposals on the same item whose changed words are alike, the most similar first, never itself', async () => {
    const test = await createTestForge()
    const words = new Map<string, string>()
    const propose = async (said: string, item?: string) => {
      const id = await test.propose(revise(`${said}\n`, item))
      words.set(id, said)
      return id
    }
    const one = await propose('monnaie locale citoyenne')
    const same = await propose('monnaie locale citoyenne')
    const near = await propose('monnaie locale')
    await propose('jardins partagés')
    await propose('monnaie locale citoyenne', 'medias')
    const { contributions } = await test.state()
    const similar = createSimilarPending(contributions.values(), ({ id }) => words.get(id) ?? '')
    expect(similar(contributions.get(one)!).map(({ id }) => id)).toEqual([same, near])
  })

  it('leaves out what is decided', async () => {
    const test = await createTestForge()
    const one = await test.propose(revise('Travailler.\n'))
    const other = await test.propose(revise('Travailler.\n'))
    await test.decide({ contribution: other, outcome: 'declined', reason: 'Non.' })
    const { contributions } = await test.state()
    expect(createSimilarPending(contributions.values(), () => 'Travailler')(contributions.get(one)!)).toEqual([])
  })
})
