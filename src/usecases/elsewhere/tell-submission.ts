import { draft as draftSchema } from '../../domain/amendment.ts'
import type { NewRegisterEvent } from '../../domain/register-event.ts'
import { deriveId } from '../derive-id.ts'
import { readBranchWords } from './branch-words.ts'
import type { ElsewhereContext } from './elsewhere-context.ts'
import { findLandedCommits } from './find-landed-commits.ts'
import { keepWords } from './keep-words.ts'
import type { Ground } from './record-page.ts'

/**
 * A change request that somebody opened by hand is a proposal when it changes items of the plan. One that was closed before
 * anyone saw it is none any more.
 */
export async function tellSubmission(context: ElsewhereContext, { page, main }: Ground): Promise<NewRegisterEvent[]> {
  const { repository } = context.forge
  const { contribution, change, state, opened, words } = page
  if (!contribution || !change || state === 'closed' || state === 'gone') return []
  const landed = change.mergedAs === null ? [] : await findLandedCommits(repository, change.mergedAs, change.commits)
  const asked = await readBranchWords(repository, change.head, landed[0]?.parents[0] ?? main)
  if (!asked || asked.changes.length === 0) return []
  const person = await context.personOf(opened.by)
  const rationale = await keepWords(context, words)
  const draft = draftSchema.safeParse({ kind: 'amendment', id: contribution, person, base: asked.base, changes: asked.changes, ...(rationale && { rationale }) })
  return draft.success ? [{ type: 'submitted', id: deriveId('opened', contribution), at: opened.at, by: person, contribution, draft: draft.data }] : []
}
