import { describe, expect, it } from 'vitest'
import { BranchMoved } from '../ports.ts'
import { retryWhenMoved } from './retry-when-moved.ts'

const moved = () => new BranchMoved('register', { expected: null, actual: null })

describe('retryWhenMoved', () => {
  it('reads and computes again when somebody was faster', async () => {
    let runs = 0
    const task = async () => {
      runs += 1
      if (runs < 3) throw moved()
      return 'written'
    }
    expect(await retryWhenMoved(task)).toBe('written')
    expect(runs).toBe(3)
  })

  it('throws anything else at once', async () => {
    let runs = 0
    const task = async () => {
      runs += 1
      throw new RangeError('no')
    }
    await expect(retryWhenMoved(task)).rejects.toThrow(RangeError)
    expect(runs).toBe(1)
  })
})
