import type { HostAccount } from '../../../ports.ts'

/** An account as GitHub's answers have it. */
export type AnsweredAccount = { id?: number; login?: string } | null | undefined

export function accountOf(account: AnsweredAccount): HostAccount | null {
  return account?.id === undefined ? null : { id: String(account.id) }
}
