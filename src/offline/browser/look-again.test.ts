import { describe, expect, it } from 'vitest'
import { lookAgain } from './look-again.ts'

/** Work that ends when told to, and how often it began. */
function createWork() {
  const ends: ((error?: Error) => void)[] = []
  const work = (): Promise<void> => new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())))
  return { ends, work }
}

describe('lookAgain', () => {
  it('runs once more for all who asked meanwhile', async () => {
    const { ends, work } = createWork()
    const look = lookAgain(work)
    const asked = [look(), look(), look()]
    expect(ends).toHaveLength(1)
    ends[0]!()
    await asked[0]
    await Promise.resolve()
    expect(ends).toHaveLength(2)
    ends[1]!()
    await Promise.all(asked)
    expect(ends).toHaveLength(2)
  })

  it('goes on after a failure, which reaches its own callers alone', async () => {
    const { ends, work } = createWork()
    const look = lookAgain(work)
    const [first, second] = [look(), look()]
    ends[0]!(new Error('no network'))
    await expect(first).rejects.toThrow('no network')
    ends[1]!()
    await expect(second).resolves.toBeUndefined()
    const third = look()
    ends[2]!()
    await expect(third).resolves.toBeUndefined()
  })
})
