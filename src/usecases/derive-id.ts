import { createHash } from 'node:crypto'
import { createOpaqueId } from '../domain/ids.ts'

/** The same id each time for the same fact, so that what was recorded once is found again. It says nothing of the fact. */
export function deriveId(...fact: readonly string[]): string {
  const bytes = createHash('sha256').update(fact.join(' ')).digest()
  return createOpaqueId((size) => bytes.subarray(0, size))
}
