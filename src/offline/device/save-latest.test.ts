import { describe, expect, it } from 'vitest'
import { saveLatest } from './save-latest.ts'

describe('saveLatest', () => {
  it('saves one at a time, and the last state always', async () => {
    let state = 0
    let running = 0
    const saved: number[] = []
    const save = saveLatest(async () => {
      running += 1
      expect(running).toBe(1)
      const now = state
      await Promise.resolve()
      saved.push(now)
      running -= 1
    })
    const calls = [1, 2, 3, 4].map((each) => {
      state = each
      return save()
    })
    await Promise.all(calls)
    expect(saved.at(-1)).toBe(4)
    expect(saved.length).toBeLessThan(4)
    state = 5
    await save()
    expect(saved.at(-1)).toBe(5)
  })
})
