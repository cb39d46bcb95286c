import { describe, expect, it } from 'vitest'
import type { Site } from './site.ts'
import { lastChange } from './last-change.ts'

const siteOf = (log: string[], events: string[]): Site => ({ state: { log: log.map((at) => ({ at })), events: events.map((at) => ({ at })) } }) as unknown as Site

describe('lastChange', () => {
  it('is the last of both, whatever its offset', () => {
    expect(lastChange(siteOf(['2023-09-29T01:00:00+02:00', '2023-09-20T00:00:00Z'], ['2023-09-28T23:30:00Z']))).toBe('2023-09-28T23:30:00Z')
    expect(lastChange(siteOf(['2023-09-29T02:00:00+02:00'], ['2023-09-28T23:30:00Z']))).toBe('2023-09-29T02:00:00+02:00')
  })

  it('is nothing where nothing happened', () => {
    expect(lastChange(siteOf([], []))).toBe('')
  })
})
