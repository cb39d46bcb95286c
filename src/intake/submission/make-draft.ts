import { draft } from '../../domain/amendment.ts'
import type { Draft } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { CommitId } from '../../domain/ids.ts'
import type { Plan } from '../../domain/plan.ts'
import { checkText, MAX_TEXT } from '../../text/limits.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { changesOf, moveWords } from './changes-of.ts'
import type { SubmissionIds } from './idempotency-key.ts'
import { oneLine } from './one-line.ts'
import type { PhaseOf } from './phase-of.ts'
import type { PlainParser } from './plain-parser.ts'
import { quoteOf } from './quote-of.ts'
import type { Intent, Submission } from './submission.ts'
import { targetOf } from './target-of.ts'
import type { Target } from './target-of.ts'

/** What a submission is worth: a draft that can be kept, or what to correct. */
export type Checked = { draft: Draft; target: Target; name?: string; issues: [] } | { draft?: never; target: Target; issues: Issue[] }

export interface DraftOptions {
  ids: SubmissionIds
  /** The plan as it was on `base`, with today's contributions. */
  state: Pick<PlanState, 'plan' | 'contributions'>
  /** The plan as it is. */
  today: Plan
  base: CommitId
  phase: PhaseOf
  plain: PlainParser
}

const withoutText: readonly Intent[] = ['retirer', 'deplacer', 'scinder', 'reunir', 'passage']
const maxName = 100
const maxTitle = 300

/** The one check of what people send, for the form and for programs. `path` of an issue is the name of a field. */
export async function makeDraft(submission: Submission, options: DraftOptions): Promise<Checked> {
  const { target, issues } = targetOf(submission, options.state)
  const faults = [...issues, ...checkFields(submission, target, options.state.plan), ...(await checkQuote(submission, target, options.plain))]
  // Said together with what else is to be corrected, once there is a text to look at.
  const isReadable = !faults.some(({ path }) => path !== 'accord' && path !== 'nom')
  const made = isReadable ? await draftOf(submission, target, options) : null
  const allIssues = isReadable && !made ? [{ code: 'submission.unchanged', path: submission.intention === 'deplacer' ? 'vers' : 'texte' }, ...faults] : faults
  if (allIssues.length > 0 || !made) return { target, issues: allIssues }
  // Signs that had to be escaped may make a text longer than what the register holds.
  if (!draft.safeParse(made).success) return { target, issues: [{ code: 'text.too-long', path: 'texte', data: { length: submission.texte.length, max: MAX_TEXT } }] }
  const name = oneLine(submission.nom)
  return { draft: made, target, ...(name && { name }), issues: [] }
}

function checkFields(submission: Submission, target: Target, plan: Plan): Issue[] {
  const { intention } = submission
  const issues: Issue[] = []
  const hasText = !withoutText.includes(intention)
  // An axis or an objective is its title; its text may come later.
  const isHeading = intention === 'ajouter' && target.place !== undefined && target.place.kind !== 'action'
  const mayBeEmpty = (intention === 'modifier' && !!target.block) || isHeading
  const faults = hasText ? checkText(submission.texte, 'texte') : []
  issues.push(...checkGesture(submission, target, plan))
  issues.push(...faults.filter((fault) => !(mayBeEmpty && fault.code === 'text.empty')))
  issues.push(...checkText(submission.pourquoi, 'pourquoi').filter((fault) => fault.code !== 'text.empty'))
  const title = oneLine(submission.titre).length
  if (title > maxTitle) issues.push({ code: 'submission.title-too-long', path: 'titre', data: { length: title, max: maxTitle } })
  if (((intention === 'modifier' && !target.block && target.item?.title) || isHeading) && title === 0) issues.push({ code: 'submission.title-empty', path: 'titre' })
  const name = [...oneLine(submission.nom)].length
  if (name > maxName) issues.push({ code: 'submission.name-too-long', path: 'nom', data: { length: name, max: maxName } })
  if (!submission.accord) issues.push({ code: 'submission.consent-missing', path: 'accord' })
  if (submission['site-web']) issues.push({ code: 'submission.trap', path: 'site-web' })
  return issues
}

async function checkQuote({ intention, citation }: Submission, target: Target, plain: PlainParser): Promise<Issue[]> {
  const isMissing = intention === 'reagir' && citation !== '' && (await quoteOf(quotable(target), citation, plain)) === null
  return isMissing ? [{ code: 'submission.quote-not-found', path: 'citation' }] : []
}

async function draftOf(submission: Submission, target: Target, { ids, state, today, base, phase, plain }: DraftOptions): Promise<Draft | null> {
  const common = { id: ids.contribution, person: ids.person, ...(phase.phase && { phase: phase.phase.id }), ...(phase.late && { late: true }) }
  if (submission.intention === 'idee') {
    const said = await plain.fromPlain(submission.texte, '')
    return { kind: 'idea', ...common, text: said, ...(target.item && { about: { item: target.item.id } }) }
  }
  if (submission.intention === 'reagir') {
    const said = await plain.fromPlain(submission.texte, '')
    const quote = await quoteOf(quotable(target), submission.citation, plain)
    return { kind: 'comment', ...common, text: said, about: aboutOf(target), ...replyTo(target), ...(quote && { anchor: quote, base }) }
  }
  const made = await changesOf(submission, target, ids, { plan: state.plan, today, plain })
  if (made.changes.length === 0) return null
  const rationale = submission.pourquoi.trim() && (await plain.fromPlain(submission.pourquoi, ''))
  const alternative = target.contribution && target.contribution.kind !== 'comment' ? { alternativeTo: target.contribution.id } : {}
  return { kind: 'amendment', ...common, base, changes: made.changes, ...(rationale && { rationale }), ...(made.gesture && { gesture: made.gesture }), ...alternative }
}

/** What a gesture still needs: a place, another item, a passage. */
function checkGesture(submission: Submission, target: Target, plan: Plan): Issue[] {
  if (!target.item) return []
  if (submission.intention === 'deplacer') return target.place ? [] : [{ code: submission.vers ? 'gesture.wrong-place' : 'place.missing', path: 'vers' }]
  return moveWords(submission, target, '', plan)?.issues ?? []
}

function aboutOf({ contribution, item }: Target): { item?: string; contribution?: string } {
  if (contribution?.kind === 'comment') return contribution.about
  return contribution ? { contribution: contribution.id } : { item: item?.id }
}

function replyTo({ contribution }: Target): { replyTo?: string } {
  return contribution?.kind === 'comment' ? { replyTo: contribution.id } : {}
}

/** A comment on a contribution quotes no text of the plan. */
function quotable({ contribution, item, block }: Target): Pick<Target, 'item' | 'block'> {
  return { ...(item && !contribution && { item }), ...(block && { block }) }
}

export { oneLine }
