import { AppError } from '../domain/errors.ts'
import { contributionId } from '../domain/ids.ts'
import type { Branch } from '../ports.ts'

/** Full ref name of a branch. Throws `AppError` `forge.unknown-branch` for a name that is not one of ours, whatever its type says. */
export function formatBranchRef(branch: Branch): string {
  const [name, id] = branch.split(/\/(.*)/s)
  const known = id === undefined ? ['main', 'register', 'people'].includes(branch) : name === 'amendments' && contributionId.safeParse(id).success
  if (!known) throw new AppError('forge.unknown-branch', `${JSON.stringify(branch)} is no branch of a plan; nothing was written.`, { data: { branch } })
  return `refs/heads/${branch}`
}
