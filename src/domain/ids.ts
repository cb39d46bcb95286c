import { z } from 'zod'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Id of a contribution: 10 characters of Crockford's base 32 in lower case (50 random bits), opaque, never reused. */
export const contributionId = z.string().regex(/^[0-9a-hjkmnp-tv-z]{10}$/)
export type ContributionId = string

/** Id of a person: `p-` and 10 such characters. Says nothing of who it is; names live on the `people` branch. */
export const personId = z.string().regex(/^p-[0-9a-hjkmnp-tv-z]{10}$/)
export type PersonId = string

/** Git object id, SHA-1 in lower-case hexadecimal. */
export const commitId = z.string().regex(/^[0-9a-f]{40}$/)
export type CommitId = string

/** Ten characters from `randomBytes(10)`; each byte's low five bits choose one. */
export function createOpaqueId(randomBytes: (size: number) => Uint8Array): string {
  return Array.from(randomBytes(10), (byte) => alphabet[byte & 31]).join('')
}

export function createPersonId(randomBytes: (size: number) => Uint8Array): PersonId {
  return `p-${createOpaqueId(randomBytes)}`
}
