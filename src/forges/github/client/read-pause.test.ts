import { describe, expect, it } from 'vitest'
import { readPause } from './read-pause.ts'

const now = new Date('2026-02-03T04:05:06Z')
const reset = String(now.getTime() / 1_000 + 900)
const secondary = 'You have exceeded a secondary rate limit. Please wait.'

describe('readPause', () => {
  it.each([
    ['Retry-After, before everything else', { status: 429, headers: { 'retry-after': '30', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, message: '' }, 30_000],
    ['Retry-After of zero: a second', { status: 403, headers: { 'retry-after': '0' }, message: '' }, 1_000],
    ['the reset, when no request is left', { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, message: 'API rate limit exceeded' }, 900_000],
    ['a reset that is past: a second', { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, message: '' }, 1_000],
    ['a secondary limit without a hint: a minute', { status: 403, headers: { 'x-ratelimit-remaining': '4000' }, message: secondary }, 60_000],
    ['a 429 without a hint: a minute', { status: 429, headers: {}, message: '' }, 60_000],
    ['a Retry-After that is no number: a minute', { status: 429, headers: { 'retry-after': 'soon' }, message: '' }, 60_000],
    ['a permission that lacks: no pause', { status: 403, headers: { 'x-ratelimit-remaining': '4000' }, message: 'Resource not accessible by integration' }, null],
    ['a success with no request left: no pause', { status: 200, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, message: '' }, null],
    ['a fault of GitHub’s: no pause', { status: 502, headers: { 'retry-after': '30' }, message: '' }, null],
  ])('reads %s', (_, answer, pause) => {
    expect(readPause(answer, now, 0)).toBe(pause)
  })

  it('doubles a pause without a hint each time in a row, up to an hour', () => {
    const pauses = Array.from({ length: 9 }, (_, index) => readPause({ status: 403, headers: {}, message: secondary }, now, index))
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((minutes) => minutes * 60_000))
  })
})
