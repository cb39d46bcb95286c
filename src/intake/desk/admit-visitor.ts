import type { HostVisitor } from '../../ports.ts'
import type { IntakeContext } from '../context.ts'
import { personOfAccount } from '../person-of-account.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { setName } from '../private/deliver-record.ts'
import { oneLine } from '../submission/make-draft.ts'

/**
 * The coordinator behind an account of the code host, made the first time. Their id is the one under which what the account does
 * on the host itself is recorded. `revoked` holds for good: they may be given a personal link.
 */
export async function admitVisitor({ coordinators, signer, forge, clock }: Pick<IntakeContext, 'coordinators' | 'signer' | 'forge' | 'clock'>, visitor: HostVisitor): Promise<Coordinator | 'no-access' | 'revoked'> {
  if (!visitor.mayWrite) return 'no-access'
  const id = personOfAccount(signer, visitor.account)
  const active = await coordinators.findActive(id)
  if (active) return active
  if ((await coordinators.list()).some((one) => one.id === id)) return 'revoked'
  const name = oneLine(visitor.name).slice(0, 100)
  // The name first: whoever is a coordinator here has theirs on the site.
  await setName(forge, id, name, clock, { coordinator: true })
  return coordinators.add(name, { id })
}
