import { draft as draftSchema } from '../../domain/amendment.ts'
import type { NewRegisterEvent } from '../../domain/register-event.ts'
import { deriveId } from '../derive-id.ts'
import type { ElsewhereContext } from './elsewhere-context.ts'
import { keepWords } from './keep-words.ts'
import { readRuns } from './read-runs.ts'
import type { Ground } from './record-page.ts'

/**
 * A change request that somebody opened by hand is a proposal when it changes items of the plan. One that was closed before
 * anyone saw it is none any more. Its first words are those of whoever made its first commits, be it somebody else than the one
 * who opened it; `tellRework` tells what became of them.
 */
export async function tellSubmission(context: ElsewhereContext, { page, main }: Ground): Promise<NewRegisterEvent[]> {
  const { contribution, change, state, opened, words } = page
  if (!contribution || !change || state === 'closed' || state === 'gone') return []
  const [first] = await readRuns(context.forge.repository, { change, main }, () => false)
  if (!first) return []
  const person = await context.personOf(opened.by)
  const writer = await context.personOf(first.commit.by)
  const rationale = await keepWords(context, words)
  const draft = draftSchema.safeParse({ kind: 'amendment', id: contribution, person, base: first.asked.base, changes: first.asked.changes, ...(rationale && { rationale }) })
  return draft.success ? [{ type: 'submitted', id: deriveId('opened', contribution), at: opened.at, by: person, contribution, draft: draft.data, ...(writer !== person && { writtenBy: writer }) }] : []
}
