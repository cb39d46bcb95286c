import { applyChanges } from '../content/apply-changes.ts'
import type { Change } from '../domain/amendment.ts'
import type { CommitId, ContributionId } from '../domain/ids.ts'
import type { Branch, Forge } from '../ports.ts'
import { withFiles } from './preview-amendment.ts'
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
  return forge.writeCommit({ branch, expected: null, parents: [base], base, files: fromRoot(applied.files), message: messageFor(contribution), at })
}

function messageFor(contribution: ContributionId): string {
  return `plan: proposal ${contribution}\n`
}

/**
 * Puts a proposal's new words on its branch, so that the code host shows what the register says. Nothing to do where there is no
 * branch (the next decision makes one), where it has them already, or where they do not apply on their base.
 */
export async function rewordAmendmentBranch(
  forge: Forge,
  { contribution, base, changes, at }: { contribution: ContributionId; base: CommitId; changes: readonly Change[]; at: string },
): Promise<void> {
  const branch = amendmentBranch(contribution)
  const head = await forge.headOf(branch)
  if (!head) return
  const { repository } = forge
  const before = await repository.readFolder(base, CONTENT)
  const applied = applyChanges(before, changes)
  if (applied.issues.length > 0) return
  const [wanted, there] = [withFiles(before, applied.files), await repository.readFolder(head, CONTENT)]
  const differing = [...new Set([...wanted.keys(), ...there.keys()])].filter((path) => wanted.get(path) !== there.get(path))
  if (differing.length === 0) return
  const isOnBase = (await repository.mergeBase(head, base)) === base
  const files = fromRoot(new Map(differing.map((path) => [path, wanted.get(path) ?? null])))
  await forge.writeCommit({ branch, expected: head, parents: isOnBase ? [head] : [head, base], base: head, files, message: messageFor(contribution), at })
}
