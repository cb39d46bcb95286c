import type { Contribution } from '../../domain/contribution.ts'
import { commitId } from '../../domain/ids.ts'
import { keepWording } from '../../usecases/keep-wording.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { IntakeContext } from '../context.ts'
import { askAuthor } from './author-question.ts'
import { keepAndWait, withdraw } from './proposer-acts.ts'
import { reworkEventId } from './rework-draft.ts'
import type { WordingChoice } from './wording-choices.ts'

/** `moved`: the plan changed again since `seen`, and nothing was sent. `refused`: there is nothing to choose any more. */
export type Chosen = 'done' | 'moved' | 'refused'

/** The author's answer to `askAuthor`. `seen`: commit of `main` that was read; answering twice is answering once. Throws `NotKept`. */
export async function chooseWording(context: IntakeContext, { contribution, state }: { contribution: Contribution; state: PlanState }, choice: WordingChoice, seen: string): Promise<Chosen> {
  const id = reworkEventId(`${choice} ${contribution.id} ${seen}`)
  if (contribution.history.some((event) => event.id === id) || (choice === 'prendre' && contribution.status === 'withdrawn')) return 'done'
  const question = await askAuthor(context, contribution, state)
  if (question?.state !== 'needs-author') return 'refused'
  if (choice === 'prendre') {
    const issues = await withdraw(context, contribution, context.messages(state).t('question.taken-reason'))
    return issues.length === 0 ? 'done' : 'refused'
  }
  const draft = contribution.history.findLast((event) => 'draft' in event)?.draft
  if (!question.keep || draft?.kind !== 'amendment') return 'refused'
  if (seen !== state.heads.main && JSON.stringify(await keepAt(context, contribution, seen)) !== JSON.stringify(question.keep.changes)) return 'moved'
  const { person } = contribution
  const delivery = await keepAndWait(context, { type: 'rework', id, at: context.clock.now().toISOString(), by: person, draft: { ...draft, base: state.heads.main, changes: question.keep.changes } })
  return delivery?.outcome === 'refused' ? 'refused' : 'done'
}

/** What was shown as kept, on the plan as it was then. */
async function keepAt({ readContent }: IntakeContext, { base, changes }: Contribution, seen: string): Promise<unknown> {
  const [before, then] = [base && (await readContent(base)), commitId.safeParse(seen).success && (await readContent(seen))]
  return before && then ? keepWording(before, then, changes) : null
}
