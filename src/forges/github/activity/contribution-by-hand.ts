import { createHash } from 'node:crypto'
import { createOpaqueId } from '../../../domain/ids.ts'
import type { ContributionId } from '../../../domain/ids.ts'

/** Id of the contribution that a pull request opened by hand stands for, from GitHub's own id of it, which survives a new name of the repository. */
export function contributionByHand(pull: number): ContributionId {
  const bytes = createHash('sha256').update(`pull request ${pull}`).digest()
  return createOpaqueId((size) => bytes.subarray(0, size))
}
