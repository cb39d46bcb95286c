import { createHash } from 'node:crypto'
import { createOpaqueId, type ContributionId } from '../domain/ids.ts'

/** The same opaque id for the same name, so that each start of the demonstration gives the same addresses. Real ids are random. */
export function demoId(name: string): ContributionId {
  return createOpaqueId((size) => createHash('sha256').update(`demo ${name}`).digest().subarray(0, size))
}
