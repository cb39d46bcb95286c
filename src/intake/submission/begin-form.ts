import type { Contribution } from '../../domain/contribution.ts'
import type { Issue } from '../../domain/errors.ts'
import { keepWording } from '../../usecases/keep-wording.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { ItemText } from '../../usecases/rebase-changes.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import type { IntakeContext } from '../context.ts'
import { textToEdit } from './edit-text.ts'
import { formatDeparture } from './departure.ts'
import { phaseOf } from './phase-of.ts'
import type { PhaseOf } from './phase-of.ts'
import { readSubmission } from './submission.ts'
import type { Submission } from './submission.ts'
import { itemOf, targetOf } from './target-of.ts'
import type { Target } from './target-of.ts'

/** The first screen as it opens: the text of today, or that of the proposal to word otherwise. */
export interface BegunForm {
  values: Submission
  target: Target
  phase: PhaseOf
  /** What is asked for is not in the plan. */
  issues: Issue[]
}

/** Reads what a link to the form asks for. An unknown intention is an idea: a place for words, whatever the link was. */
export async function beginForm(context: IntakeContext, query: Record<string, string>, state: PlanState): Promise<BegunForm> {
  const { clock, signer } = context
  const now = clock.now()
  const read = readSubmission({ ...query, accord: '' })
  const asked = read.success ? read.data : emptySubmission({ texte: query['texte'] ?? '' })
  const alternative = asked.intention === 'modifier' ? state.contributions.get(asked.proposition) : undefined
  const added = alternative?.changes.find((change) => change.type === 'add')
  const submission: Submission = added ? { ...asked, intention: 'ajouter' } : { ...asked, element: asked.element || (itemOf(alternative) ?? '') }
  const { target, issues } = targetOf(submission, state)
  const depart = formatDeparture({ at: now, base: state.heads.main }, signer)
  const values = { ...submission, bloc: target.block ? submission.bloc : '', depart, ...(await wordsOf(context, submission, target, state)) }
  return { values, target, phase: phaseOf(state.plan.fields, now, now), issues }
}

export function emptySubmission(values: Partial<Submission> = {}): Submission {
  const read = readSubmission({ intention: 'idee' })
  if (!read.success) throw read.error
  return { ...read.data, ...values }
}

/** What a proposal makes of its item on today's plan, in its author's words where both changed the same ones. */
function wordedToday(base: ReadonlyMap<string, string>, { files, plan }: PlanState, { changes, status }: Contribution): ItemText | null {
  const [first] = changes
  if (!first || (first.type !== 'add' && textOf(plan, first.item) === null)) return null
  const kept = status === 'pending' ? keepWording(base, files, changes) : null
  return previewAmendment(files, kept ? files : base, kept ?? changes).items[0]?.after ?? null
}

async function wordsOf({ plain, readContent }: IntakeContext, { intention, titre, texte }: Submission, { item, block, contribution }: Target, state: PlanState): Promise<Partial<Submission>> {
  if (texte) return { titre, texte }
  const proposed = contribution?.kind === 'amendment' && !contribution.withheld ? contribution : undefined
  const base = proposed && (await readContent(proposed.base ?? state.heads.main))
  const after = proposed && base && intention !== 'reagir' ? wordedToday(base, state, proposed) : null
  if (after) return { titre: after.title ?? '', texte: await textToEdit(after.body, state.plan, plain) }
  if (intention !== 'modifier' || !item) return {}
  const today = textOf(state.plan, item.id)
  return { titre: today?.title ?? '', texte: await textToEdit(block ? block.markdown : item.body, state.plan, plain) }
}
