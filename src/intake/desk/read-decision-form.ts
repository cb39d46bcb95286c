import { itemId } from '../../domain/plan.ts'
import type { Change } from '../../domain/amendment.ts'
import { outcomes } from '../../domain/decision.ts'
import type { Issue } from '../../domain/errors.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import type { IntakeContext } from '../context.ts'
import { readEdited } from '../submission/edit-text.ts'
import { oneLine } from '../submission/make-draft.ts'
import { readMove } from '../submission/rework-changes.ts'
import { readPlan } from '../../content/read-plan.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { decidedAlready, renameItem } from './decision-input.ts'
import type { DecisionInput } from './decision-input.ts'
import { changesToWrite } from './changes-to-write.ts'

type Form = Record<string, string>

/** How many « non repris » pairs the form has. */
export const leftOutPairs = 3

/** The decision form brought to the shape of its JSON twin. Issues' paths are the form's fields. */
export async function readDecisionForm(context: IntakeContext, form: Form, contribution: Contribution, state: PlanState): Promise<{ input: DecisionInput; issues: [] } | { input?: never; issues: Issue[] }> {
  if (contribution.status !== 'pending') return { issues: [decidedAlready] }
  const outcome = outcomes.find((one) => one === form['decision'])
  if (!outcome) return { issues: [{ code: 'decision.outcome-missing', path: 'decision' }] }
  const base = form['base'] && (await context.readContent(form['base'])) ? form['base'] : state.heads.main
  const takesText = outcome === 'accepted' || outcome === 'accepted-with-changes'
  const written = takesText ? await readChanges(context, form, contribution, state, base, outcome) : { changes: [], issues: [] }
  if (written.issues.length > 0) return { issues: written.issues }
  const pairs = Array.from({ length: leftOutPairs }, (_, index) => ({ text: form[`nonrepris-${index + 1}`] ?? '', why: form[`nonrepris-car-${index + 1}`] ?? '' }))
  const into = Number(form['regroupee']?.replace(/^\s*n\s*°\s*/i, ''))
  return {
    input: {
      outcome,
      reason: (form['pourquoi'] ?? '').trim(),
      leftOpen: form['reste'] ?? '',
      leftOut: pairs.filter(({ text, why }) => text.trim() || why.trim()),
      ...(Number.isInteger(into) && into > 0 && { into }),
      ...(written.changes.length > 0 && { changes: written.changes }),
      base,
      seen: form['vu'] ?? '',
    },
    issues: [],
  }
}

async function readChanges(context: IntakeContext, form: Form, contribution: Contribution, state: PlanState, base: string, outcome: 'accepted' | 'accepted-with-changes'): Promise<{ changes: Change[]; issues: Issue[] }> {
  const files = base === state.heads.main ? state.files : ((await context.readContent(base)) ?? state.files)
  const plan = base === state.heads.main ? state.plan : readPlan(files).plan
  const asked = changesToWrite(contribution, form, { ...state, plan })
  if (outcome === 'accepted') {
    const renamed = renameNew(asked, asked, form, state)
    const isSame = JSON.stringify(renamed.changes) === JSON.stringify(asked)
    return isSame && renamed.issues.length === 0 ? { changes: [], issues: [] } : renamed
  }
  const before = contribution.base && contribution.changes.length > 0 ? ((await context.readContent(contribution.base)) ?? files) : files
  const merged = previewAmendment(files, before, asked)
  const changes: Change[] = []
  for (const [index, each] of asked.entries()) {
    const text = form[`texte-${index}`]
    if (each.type === 'move') {
      changes.push(readMove(each, form[`vers-${index}`] ?? '', plan))
      continue
    }
    if (text === undefined || each.type === 'remove') {
      changes.push(each)
      continue
    }
    const today = textOf(plan, each.item)
    const shown = contribution.withheld ? today : merged.items.find((item) => item.item === each.item)?.after
    const body = await readEdited(text, shown?.body ?? '', { item: each.item, before: today?.body ?? '', plan, today: state.plan }, context.plain)
    const title = oneLine(form[`titre-${index}`] ?? '')
    if (!body.trim() && !(title || today?.title)) return { changes: [], issues: [{ code: 'decision.changes-missing', path: 'changes' }] }
    if (each.type === 'add') changes.push({ ...each, ...(title ? { title } : { title: undefined }), body })
    else {
      const differs = { ...(title && title !== today?.title && { title }), ...(body.trimEnd() !== today?.body.trimEnd() && { body }) }
      if (Object.keys(differs).length > 0) changes.push({ type: 'revise', item: each.item, ...differs })
    }
  }
  return renameNew(changes, asked, form, state)
}

/** `asked` gives each new item its place in the form. */
function renameNew(changes: Change[], asked: readonly Change[], form: Form, state: PlanState): { changes: Change[]; issues: Issue[] } {
  let renamed = changes
  const issues: Issue[] = []
  for (const [index, each] of asked.entries()) {
    const chosen = (form[`id-${index}`] ?? '').trim()
    if (each.type !== 'add' || !chosen || chosen === each.item) continue
    if (!itemId.safeParse(chosen).success) issues.push({ code: 'change.invalid-id', path: `id-${index}` })
    else if (state.plan.items.has(chosen)) issues.push({ code: 'change.id-taken', path: `id-${index}` })
    else renamed = renameItem(renamed, each.item, chosen)
  }
  return { changes: renamed, issues }
}
