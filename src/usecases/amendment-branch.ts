import { applyChanges } from '../content/apply-changes.ts'
import type { Change } from '../domain/amendment.ts'
import type { CommitId, ContributionId } from '../domain/ids.ts'
import type { Branch, Forge } from '../ports.ts'
import { CONTENT } from './numbering-history.ts'

export function amendmentBranch(contribution: ContributionId): Branch {
  return `amendments/${contribution}`
}

/** Paths from the repository's root. */
export function fromRoot(files: ReadonlyMap<string, string | null>): Map<string, string | null> {
  return new Map([...files].map(([path, text]) => [`${CONTENT}/${path}`, text]))
}

/**
 * Head of the branch that holds a contribution's changes on their base; made when it is not there (a first delivery, or a
 * branch that somebody deleted). Null when the changes do not apply even on their base: they stay in the register alone.
 */
export async function ensureAmendmentBranch(
  forge: Forge,
  amendment: { contribution: ContributionId; base: CommitId; changes: readonly Change[]; at: string },
): Promise<CommitId | null> {
  const { contribution, base, changes, at } = amendment
  const branch = amendmentBranch(contribution)
  const head = await forge.headOf(branch)
  if (head) return head
  const applied = applyChanges(await forge.repository.readFolder(base, CONTENT), changes)
  if (applied.issues.length > 0) return null
  const message = `plan: proposal ${contribution}\n`
  return forge.writeCommit({ branch, expected: null, parents: [base], base, files: fromRoot(applied.files), message, at })
}
