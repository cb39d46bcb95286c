import { createHmac, timingSafeEqual } from 'node:crypto'

/** Purposes keep one signature from standing for another. */
export type Purpose = 'follow' | 'coordinator' | 'session' | 'departure' | 'idempotency' | 'feed' | 'account' | 'sign-in'

/** Tokens that only this intake can make; nothing is stored. HMAC-SHA-256, base64url, 43 characters. */
export interface Signer {
  sign(purpose: Purpose, ...parts: string[]): string
  /** In constant time. False for anything that `sign` did not give for the same purpose and parts. */
  verify(token: string, purpose: Purpose, ...parts: string[]): boolean
}

export function createSigner(key: Buffer): Signer {
  const digest = (purpose: Purpose, parts: string[]) =>
    // JSON keeps the borders between the parts, so that ['a', 'bc'] and ['ab', 'c'] differ.
    createHmac('sha256', key).update(JSON.stringify([purpose, ...parts])).digest()
  return {
    sign: (purpose, ...parts) => digest(purpose, parts).toString('base64url'),
    verify(token, purpose, ...parts) {
      const given = Buffer.from(token, 'base64url')
      const expected = digest(purpose, parts)
      // `base64url` skips foreign characters: only the exact form is ours.
      return given.length === expected.length && timingSafeEqual(given, expected) && given.toString('base64url') === token
    },
  }
}
