import { describe, expect, it } from 'vitest'
import type { OfflineList } from '../offline-copy.ts'
import { formatCopy, parseCopy, planUpdate } from './plan-update.ts'

const day = 24 * 3600 * 1000
const list = (version: string, hash: string, more: Partial<OfflineList> = {}): OfflineList => ({ version, small: [['plan/', hash]], rest: [['actions/un/', hash]], later: [['origines/', hash], ['mentions-legales/', 'l']], ...more })
const at = (now: number, isSparing = false) => ({ isSparing, now })

describe('planUpdate', () => {
  const first = planUpdate(null, list('v1', '1'), at(0))

  it('keeps everything at first', () => {
    expect([...first.hashes]).toEqual([['plan/', '1'], ['actions/un/', '1'], ['origines/', '1'], ['mentions-legales/', 'l']])
    expect(first.older.size).toBe(0)
  })

  it('lets what is seldom read wait for its change, under the version that it is of', () => {
    const second = planUpdate(first, list('v2', '2'), at(day))
    expect(Object.fromEntries(second.hashes)).toMatchObject({ 'plan/': '2', 'actions/un/': '2', 'origines/': '1', 'mentions-legales/': 'l' })
    expect([...second.older]).toEqual([['origines/', { version: 'v1', latest: '2' }]])
    const third = planUpdate(second, list('v3', '3'), at(2 * day))
    expect(third.older.get('origines/')).toEqual({ version: 'v1', latest: '3' })
  })

  it('brings it up after a week, or as soon as the site has it as it was', () => {
    const second = planUpdate(first, list('v2', '2'), at(day))
    expect(planUpdate(second, list('v3', '3'), at(8 * day)).hashes.get('origines/')).toBe('3')
    expect(planUpdate(second, list('v3', '1'), at(2 * day)).older.size).toBe(0)
  })

  it('fetches at once what the device has in no version', () => {
    const next = planUpdate(first, list('v2', '1', { later: [['origines/', '1'], ['n/10/', '9']] }), at(day))
    expect(next.hashes.get('n/10/')).toBe('9')
    expect(next.hashes.has('mentions-legales/')).toBe(false)
  })

  it('keeps the smallest part on a device that spares data', () => expect([...planUpdate(null, list('v1', '1'), at(0, true)).hashes.keys()]).toEqual(['plan/']))

  it('is the same once it was written down', () => {
    const second = planUpdate(first, list('v2', '2'), at(day))
    expect(parseCopy(formatCopy(second))).toEqual(second)
    expect(parseCopy(undefined)).toBeNull()
  })
})
