import { createHash } from 'node:crypto'
import { readPlan } from '../../content/read-plan.ts'
import type { Change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { Issue } from '../../domain/errors.ts'
import type { CommitId } from '../../domain/ids.ts'
import type { Plan } from '../../domain/plan.ts'
import { checkText } from '../../text/limits.ts'
import { keepWording } from '../../usecases/keep-wording.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { IntakeContext } from '../context.ts'
import { readEdited, textToEdit } from './edit-text.ts'
import { oneLine } from './one-line.ts'
import { placeOfMove } from './place-of.ts'

/** A proposal that the one-text form cannot hold: several changes, a move, or words of an item that left the plan. */
export function needsSeveral({ kind, changes }: Contribution, plan: Pick<Plan, 'items'>): boolean {
  const [change] = changes
  return kind === 'amendment' && (changes.length > 1 || change?.type === 'move' || (change?.type === 'revise' && change.item !== 'plan' && !plan.items.has(change.item)))
}

/** Where a reworking of several changes begins: the author's own words, on the plan at `base`. */
export interface Rework {
  base: CommitId
  plan: Plan
  files: ReadonlyMap<string, string>
  changes: Change[]
}

/** Null where nothing of the proposal has a place in that plan any more. */
export async function startRework({ readContent }: Pick<IntakeContext, 'readContent'>, contribution: Contribution, base: CommitId): Promise<Rework | null> {
  const [before, files] = [contribution.base && (await readContent(contribution.base)), await readContent(base)]
  if (!before || !files) return null
  const kept = keepWording(before, files, contribution.changes)
  const rebased = previewAmendment(files, before, contribution.changes)
  const changes = kept ?? (rebased.issues.length === 0 ? rebased.changes : [])
  return changes.length === 0 ? null : { base, plan: readPlan(files).plan, files, changes }
}

/** What the form's fields begin with: `titre-0`, `texte-0`, `vers-1`… in the order of the changes. */
export async function fieldsOfRework({ changes, plan }: Rework, { plain }: Pick<IntakeContext, 'plain'>): Promise<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const [index, change] of changes.entries()) {
    if (change.type === 'move') fields[`vers-${index}`] = change.after ?? change.parent
    if (change.type !== 'revise' && change.type !== 'add') continue
    const today = textOf(plan, change.item)
    fields[`titre-${index}`] = change.title ?? today?.title ?? ''
    fields[`texte-${index}`] = await textToEdit(change.body ?? today?.body ?? '', plan, plain)
  }
  return fields
}

/** The changes as the author rewrote them. Issues' paths are the form's fields. */
export async function readRework(form: Readonly<Record<string, string>>, rework: Rework, today: Plan, { plain }: Pick<IntakeContext, 'plain'>): Promise<{ changes: Change[]; issues: Issue[] }> {
  const changes: Change[] = []
  const issues: Issue[] = []
  for (const [index, change] of rework.changes.entries()) {
    if (change.type === 'remove') changes.push(change)
    else if (change.type === 'move') changes.push(readMove(change, form[`vers-${index}`] ?? '', rework.plan))
    else {
      const text = form[`texte-${index}`] ?? ''
      const title = oneLine(form[`titre-${index}`] ?? '')
      issues.push(...checkText(text, `texte-${index}`).filter(({ code }) => code !== 'text.empty' || title === ''))
      changes.push(...(await readWords(change, { text, title }, rework, today, plain)))
    }
  }
  return { changes, issues: issues.length === 0 && changes.length === 0 ? [{ code: 'submission.unchanged', path: 'texte-0' }] : issues }
}

/** The place that was chosen for a move; the one that was proposed where none was, or where it cannot stand. */
export function readMove(change: Extract<Change, { type: 'move' }>, to: string, plan: Plan): Change {
  const item = plan.items.get(change.item)
  const place = item && placeOfMove(item, to, plan)
  return place?.parent === undefined ? change : { ...change, parent: place.parent, after: place.after }
}

async function readWords(change: Extract<Change, { type: 'revise' | 'add' }>, { text, title }: { text: string; title: string }, { plan }: Rework, now: Plan, plain: IntakeContext['plain']): Promise<Change[]> {
  const today = textOf(plan, change.item)
  const shown = change.body ?? today?.body ?? ''
  const body = text.trim() === '' ? '' : await readEdited(text, shown, { item: change.item, before: today?.body ?? '', plan, today: now }, plain)
  if (change.type === 'add') {
    const { title: _, ...rest } = change
    return [{ ...rest, ...(title && { title }), body }]
  }
  const differs = { ...(title && title !== today?.title && { title }), ...(body.trimEnd() !== today?.body.trimEnd() && { body }) }
  return Object.keys(differs).length === 0 ? [] : [{ type: 'revise', item: change.item, ...differs }]
}

/** Stands for these very words in the form's key. */
export function digestRework(id: string, base: CommitId, changes: readonly Change[], rationale: string): string {
  return createHash('sha256').update(JSON.stringify([id, base, changes, rationale])).digest('base64url')
}

/** The base that a form was begun on, where it is one; else today's. */
export async function baseOfRework({ readContent }: Pick<IntakeContext, 'readContent'>, given: string, state: PlanState): Promise<CommitId> {
  return /^[0-9a-f]{40}$/.test(given) && (await readContent(given)) ? given : state.heads.main
}
