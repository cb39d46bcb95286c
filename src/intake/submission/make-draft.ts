import { draft } from '../../domain/amendment.ts'
import type { Change, Draft } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { CommitId } from '../../domain/ids.ts'
import type { Plan } from '../../domain/plan.ts'
import { replaceBlock } from '../../text/blocks.ts'
import { checkText, cleanTyped, MAX_TEXT } from '../../text/limits.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { readEdited } from './edit-text.ts'
import type { SubmissionIds } from './idempotency-key.ts'
import type { NumbersIn } from './link-numbers.ts'
import type { PhaseOf } from './phase-of.ts'
import type { PlainParser } from './plain-parser.ts'
import type { Submission } from './submission.ts'
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

const maxName = 100
const maxTitle = 300

/** The one check of what people send, for the form and for programs. `path` of an issue is the name of a field. */
export async function makeDraft(submission: Submission, options: DraftOptions): Promise<Checked> {
  const { target, issues } = targetOf(submission, options.state)
  const faults = [...issues, ...checkFields(submission, target)]
  // Said together with what else is to be corrected, once there is a text to look at.
  const isReadable = !faults.some(({ path }) => path !== 'accord' && path !== 'nom')
  const made = isReadable ? await draftOf(submission, target, options) : null
  const allIssues = isReadable && !made ? [{ code: 'submission.unchanged', path: 'texte' }, ...faults] : faults
  if (allIssues.length > 0 || !made) return { target, issues: allIssues }
  // Signs that had to be escaped may make a text longer than what the register holds.
  if (!draft.safeParse(made).success) return { target, issues: [{ code: 'text.too-long', path: 'texte', data: { length: submission.texte.length, max: MAX_TEXT } }] }
  const name = oneLine(submission.nom)
  return { draft: made, target, ...(name && { name }), issues: [] }
}

function checkFields(submission: Submission, target: Target): Issue[] {
  const { intention } = submission
  const issues: Issue[] = []
  const mayBeEmpty = intention === 'retirer' || (intention === 'modifier' && !!target.block)
  const faults = intention === 'retirer' ? [] : checkText(submission.texte, 'texte')
  issues.push(...faults.filter((fault) => !(mayBeEmpty && fault.code === 'text.empty')))
  issues.push(...checkText(submission.pourquoi, 'pourquoi').filter((fault) => fault.code !== 'text.empty'))
  const title = oneLine(submission.titre).length
  if (title > maxTitle) issues.push({ code: 'submission.title-too-long', path: 'titre', data: { length: title, max: maxTitle } })
  if (intention === 'modifier' && !target.block && target.item?.title && title === 0) issues.push({ code: 'submission.title-empty', path: 'titre' })
  const name = [...oneLine(submission.nom)].length
  if (name > maxName) issues.push({ code: 'submission.name-too-long', path: 'nom', data: { length: name, max: maxName } })
  if (!submission.accord) issues.push({ code: 'submission.consent-missing', path: 'accord' })
  if (submission['site-web']) issues.push({ code: 'submission.trap', path: 'site-web' })
  return issues
}

async function draftOf(submission: Submission, target: Target, { ids, state, today, base, phase, plain }: DraftOptions): Promise<Draft | null> {
  const common = { id: ids.contribution, person: ids.person, ...(phase.phase && { phase: phase.phase.id }), ...(phase.late && { late: true }) }
  if (submission.intention === 'idee') {
    const said = await plain.fromPlain(submission.texte, '')
    return { kind: 'idea', ...common, text: said, ...(target.item && { about: { item: target.item.id } }) }
  }
  if (submission.intention === 'reagir') {
    const said = await plain.fromPlain(submission.texte, '')
    return { kind: 'comment', ...common, text: said, about: aboutOf(target), ...replyTo(target), ...anchorOf(target, await blockWords(target, plain)) }
  }
  const change = await changeOf(submission, target, ids, { plan: state.plan, today, plain })
  if (!change) return null
  const rationale = submission.pourquoi.trim() && (await plain.fromPlain(submission.pourquoi, ''))
  const alternative = target.contribution && target.contribution.kind !== 'comment' ? { alternativeTo: target.contribution.id } : {}
  return { kind: 'amendment', ...common, base, changes: [change], ...(rationale && { rationale }), ...alternative }
}

/** Null when it changes nothing. */
async function changeOf(submission: Submission, target: Target, ids: SubmissionIds, { plan, today, plain }: { plan: Plan; today: Plan; plain: PlainParser }): Promise<Change | null> {
  const title = oneLine(submission.titre)
  const { item, place } = target
  if (submission.intention === 'ajouter' && place) {
    const id = `${place.kind}-${ids.contribution}`
    const body = await readEdited(submission.texte, '', { item: id, before: '', plan, today }, plain)
    return { type: 'add', item: id, kind: place.kind, parent: place.parent, after: place.after, ...(title && { title }), body }
  }
  if (!item) return null
  if (submission.intention === 'retirer') return { type: 'remove', item: item.id }
  const numbers = { item: item.id, before: item.body, plan, today }
  const body = await revisedBody(submission.texte, item.body, target.block, numbers, plain)
  const newTitle = !target.block && title && title !== item.title ? { title } : {}
  const newBody = body.trimEnd() === item.body.trimEnd() ? {} : { body }
  return Object.keys({ ...newTitle, ...newBody }).length === 0 ? null : { type: 'revise', item: item.id, ...newTitle, ...newBody }
}

async function revisedBody(text: string, body: string, block: Target['block'], numbers: NumbersIn, plain: PlainParser): Promise<string> {
  return block ? replaceBlock(body, block.index, await readEdited(text, block.markdown, numbers, plain)) : readEdited(text, body, numbers, plain)
}

function aboutOf({ contribution, item }: Target): { item?: string; contribution?: string } {
  if (contribution?.kind === 'comment') return contribution.about
  return contribution ? { contribution: contribution.id } : { item: item?.id }
}

function replyTo({ contribution }: Target): { replyTo?: string } {
  return contribution?.kind === 'comment' ? { replyTo: contribution.id } : {}
}

const blockWords = async ({ block }: Target, plain: PlainParser) => (block ? plain.toPlain(block.markdown) : '')

function anchorOf({ block }: Target, words: string) {
  return block && words ? { anchor: { exact: words.slice(0, 2_000), prefix: '', suffix: '' } } : {}
}

/** Names and titles are one line. */
export function oneLine(text: string): string {
  return cleanTyped(text).replace(/\s*\n\s*/g, ' ').trim()
}
