import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashBytes } from './hash-bytes.ts'

describe('hashBytes', () => {
  it('gives what the build computes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      expect(await hashBytes(Uint8Array.from(bytes).buffer)).toBe(createHash('sha256').update(bytes).digest('base64url').slice(0, 6))
    }))
  })
})
