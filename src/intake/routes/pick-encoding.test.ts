import { describe, expect, it } from 'vitest'
import { pickEncodings } from './pick-encoding.ts'

describe('pickEncodings', () => {
  it.each([
    ['gzip, deflate, br, zstd', ['br', 'gzip']],
    ['gzip, deflate', ['gzip']],
    ['br;q=0, gzip;q=0.5', ['gzip']],
    ['*', ['br', 'gzip']],
    ['identity', []],
    ['', []],
    [undefined, []],
  ])('%s: %j', (header, encodings) => expect(pickEncodings(header)).toEqual(encodings))
})
