import { readPlan } from '../../content/read-plan.ts'
import type { Contribution } from '../../domain/contribution.ts'
import { merge3 } from '../../merge/index.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { IntakeContext } from '../context.ts'
import { textToEdit } from '../submission/edit-text.ts'
import { changesToWrite } from './changes-to-write.ts'

/**
 * The fields of a decision whose texts met what changed in the plan since they were begun, on today's plan: what changed elsewhere in
 * them is in, and the typed words stay where they met. To be read again before they are sent.
 */
export async function remergeTyped({ readContent, plain }: Pick<IntakeContext, 'readContent' | 'plain'>, form: Record<string, string>, contribution: Contribution, state: PlanState): Promise<Record<string, string>> {
  const { base = '' } = form
  const files = base && base !== state.heads.main ? await readContent(base) : null
  if (!files) return form
  const was = readPlan(files).plan
  const texts: Record<string, string> = {}
  for (const [index, change] of changesToWrite(contribution, form, { ...state, plan: was }).entries()) {
    const typed = form[`texte-${index}`]
    const [before, today] = [textOf(was, change.item), textOf(state.plan, change.item)]
    if (typed === undefined || change.type !== 'revise' || !before || !today) continue
    texts[`texte-${index}`] = merge3(await textToEdit(before.body, was, plain), typed.replaceAll('\r\n', '\n'), await textToEdit(today.body, state.plan, plain)).text
  }
  return { ...form, ...texts, base: state.heads.main }
}
