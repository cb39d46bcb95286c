import { describe, expect, it } from 'vitest'
import { systemTime } from './time.ts'

describe('systemTime', () => {
  it('aborts at a deadline, and not when it is cleared before', async () => {
    const [passed, cleared] = [systemTime.deadline(5), systemTime.deadline(5)]
    cleared.clear()
    await systemTime.sleep(30)
    expect(passed.signal.reason).toMatchObject({ name: 'TimeoutError' })
    expect(cleared.signal.aborted).toBe(false)
  })
})
