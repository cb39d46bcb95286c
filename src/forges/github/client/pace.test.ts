import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWrite, nextWriteAt, noPastWrites } from './pace.ts'

/** Instants of writes made as soon as they may, all asked for at 0. */
function run(notifies: readonly boolean[]): { at: number; notifies: boolean }[] {
  let past = noPastWrites
  let now = 0
  return notifies.map((each) => {
    now = Math.max(now, nextWriteAt(past, each))
    past = addWrite(past, now, each)
    return { at: now, notifies: each }
  })
}

describe('nextWriteAt', () => {
  it('lets the first write go at once', () => {
    expect(nextWriteAt(noPastWrites, true)).toBeLessThanOrEqual(0)
  })

  it('spaces writes by a second, and notices by three', () => {
    expect(run([false, false, true, true, false]).map(({ at }) => at)).toEqual([0, 1_000, 2_000, 5_000, 6_000])
  })

  it('makes no more than 60 notices in any minute and 250 in any hour', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 300, maxLength: 400 }), (kinds) => {
        const notices = run(kinds).filter((write) => write.notifies).map(({ at }) => at)
        for (const [most, span] of [[60, 60_000], [250, 3_600_000]] as const) for (let index = most; index < notices.length; index += 1) expect(notices[index]! - notices[index - most]!).toBeGreaterThanOrEqual(span)
      }),
      { numRuns: 20 },
    )
  })

  it('lets 300 submissions of one minute out in less than two hours', () => {
    expect(run(Array.from({ length: 300 }, () => true)).at(-1)!.at).toBeLessThan(2 * 3_600_000)
  })
})
