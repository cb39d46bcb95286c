import type { Contribution } from '../../domain/contribution.ts'
import type { Issue } from '../../domain/errors.ts'
import { readPlan } from '../../content/read-plan.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAsWritten } from '../../usecases/preview-as-written.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import { listRenumbered } from '../../usecases/renumbered.ts'
import type { Renumbered } from '../../usecases/renumbered.ts'
import { similarOpen } from '../../usecases/similar-open.ts'
import type { IntakeContext } from '../context.ts'
import { formatDeparture, parseDeparture } from './departure.ts'
import type { Departure } from './departure.ts'
import type { SubmissionIds } from './idempotency-key.ts'
import { makeDraft } from './make-draft.ts'
import type { Checked } from './make-draft.ts'
import { phaseOf } from './phase-of.ts'
import type { PhaseOf } from './phase-of.ts'
import type { Submission } from './submission.ts'

/** A submission looked at against the text that it was begun on and against today's. */
export interface Prepared {
  state: PlanState
  checked: Checked
  phase: PhaseOf
  /** What an amendment makes of today's plan, or of its own base where its words met others; empty for words without change. */
  items: ItemPreview[]
  /** Items that would have another number than today. */
  renumbered: Renumbered[]
  similar: Contribution[]
  /** The submission with a departure of ours, where it had none or a forged one. */
  submission: Submission
}

/** Checks a submission and computes all that the preview shows. Writes nothing. */
export async function prepareSubmission(context: IntakeContext, given: Submission, ids: SubmissionIds): Promise<Prepared> {
  const state = await context.readState()
  const departure = await readDeparture(context, given, state)
  const submission = { ...given, depart: formatDeparture(departure, context.signer) }
  const before = await contentAt(context, departure, state)
  const phase = phaseOf(state.plan.fields, departure.at, context.clock.now())
  const atBase = departure.base === state.heads.main ? state : { plan: readPlan(before).plan, contributions: state.contributions }
  const checked = await makeDraft(submission, { ids, state: atBase, today: state.plan, base: departure.base, phase, plain: context.plain })
  if (!checked.draft) return { state, checked, phase, items: [], renumbered: [], similar: [], submission }
  const { draft } = checked
  const preview = draft.kind === 'amendment' ? previewAsWritten(state.files, before, draft.changes) : null
  const similar = similarOpen(state, draft).map(({ contribution }) => contribution)
  if (preview && preview.issues.length > 0) return { state, checked: { target: checked.target, issues: preview.issues.map(onText) }, phase, items: [], renumbered: [], similar, submission }
  return { state, checked, phase, items: preview?.items ?? [], renumbered: preview ? listRenumbered(state.plan, preview.plan) : [], similar, submission }
}

/** Paths of the plan's own faults mean nothing on a form. */
function onText(issue: Issue): Issue {
  return { ...issue, path: 'texte' }
}

/** A form without a departure of ours begins now, on the text that it names or else on today's. */
async function readDeparture({ signer, clock, readContent }: IntakeContext, { depart }: Submission, state: PlanState): Promise<Departure> {
  const known = parseDeparture(depart, signer)
  if (known && (await readContent(known.base))) return known
  return { at: clock.now(), base: isOnMain(depart, state) ? depart : state.heads.main }
}

/** What was written without a network says which commit of the plan it was read at: that cannot be signed, but only what was the plan counts. */
function isOnMain(commit: string, { heads, log }: PlanState): boolean {
  return commit === heads.main || log.some(({ id }) => id === commit)
}

async function contentAt({ readContent }: IntakeContext, { base }: Departure, state: PlanState): Promise<ReadonlyMap<string, string>> {
  return base === state.heads.main ? state.files : ((await readContent(base)) ?? state.files)
}
