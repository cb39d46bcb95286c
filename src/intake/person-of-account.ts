import { createOpaqueId } from '../domain/ids.ts'
import type { PersonId } from '../domain/ids.ts'
import type { HostAccount } from '../ports.ts'
import type { Signer } from './guards/signer.ts'

/** The person behind an account of the code host: the same each time, and to be guessed from it by nobody without our key. Null: an account that the host does not name. */
export function personOfAccount(signer: Signer, account: HostAccount | null): PersonId {
  const bytes = Buffer.from(signer.sign('account', account?.id ?? ''), 'base64url')
  return `p-${createOpaqueId((size) => bytes.subarray(0, size))}`
}
