import { draft as draftSchema } from '../../domain/amendment.ts'
import { deriveId } from '../derive-id.ts'
import { isAsProposed, lastDraft, readBranchWords } from './branch-words.ts'
import { findLandedCommits } from './find-landed-commits.ts'
import type { Tell } from './record-page.ts'

/**
 * Words that somebody else than ourselves put on a proposal's branch, by a commit or by replacing its history, are its words from
 * then on; they are credited to whoever made the last such commit. A branch that only repeats older words of the register tells nothing.
 */
export const tellRework: Tell = async ({ forge, personOf }, { page, main, has }, contribution) => {
  const { change } = page
  const made = change?.commits.findLast(({ isOurs }) => !isOurs)
  const draft = lastDraft(contribution)
  if (!change || !made || !draft || contribution.status !== 'pending') return null
  const id = deriveId('reworked', contribution.id, change.head)
  if (has(id)) return null
  const landed = change.mergedAs === null ? [] : await findLandedCommits(forge.repository, change.mergedAs, change.commits)
  const asked = await readBranchWords(forge.repository, change.head, landed[0]?.parents[0] ?? main)
  if (!asked || asked.changes.length === 0 || (await isAsProposed(forge.repository, contribution, asked))) return null
  const { gesture: _, ...kept } = draft
  const reworked = draftSchema.safeParse({ ...kept, base: asked.base, changes: asked.changes })
  if (!reworked.success) return null
  return { type: 'reworked', id, at: made.at, by: await personOf(made.by), contribution: contribution.id, draft: reworked.data }
}
