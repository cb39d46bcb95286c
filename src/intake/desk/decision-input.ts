import { z } from 'zod'
import { change } from '../../domain/amendment.ts'
import type { Change } from '../../domain/amendment.ts'
import { decision, outcomes } from '../../domain/decision.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Issue } from '../../domain/errors.ts'
import { commitId } from '../../domain/ids.ts'
import type { PlainParser } from '../submission/plain-parser.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { stampOf } from './examine.ts'
import { repeatsWithheld } from './repeats-withheld.ts'
import type { Contribution } from '../../domain/contribution.ts'

const words = z.string().max(10_000)

/** A decision as a program sends it; the form is brought to the same shape. Texts are plain words, `changes` hold Markdown. */
export const decisionInput = z.strictObject({
  outcome: z.enum(outcomes).describe('A reason is required for all but a plain acceptance'),
  reason: words.default(''),
  leftOpen: words.default('').describe('What the decision leaves to be decided'),
  leftOut: z.array(z.strictObject({ text: words, why: words })).max(50).default([]).describe('What was not taken, each with why'),
  into: z.number().int().positive().optional().describe('Number of the proposal that it is merged into'),
  changes: z.array(change).max(50).optional().describe('The final words, for accepted-with-changes'),
  base: commitId.optional().describe('Commit of main that `changes` were written on; absent: today’s'),
  seen: z.string().max(40).optional().describe('`lastEvent` of the contribution as you read it: refused when something happened since'),
})
export type DecisionInput = z.infer<typeof decisionInput>

/** Nothing else is to be corrected in a decision that comes too late. */
export const decidedAlready: Issue = { code: 'decision.already-decided', path: 'seen' }

/** Brings an input to a decision of the domain, or says what to correct; `path` is the name of a field. */
export async function makeDecision(input: DecisionInput, contribution: Contribution, state: PlanState, plain: PlainParser): Promise<{ decision: Decision; issues: [] } | { decision?: never; issues: Issue[] }> {
  if (contribution.status !== 'pending') return { issues: [decidedAlready] }
  const issues: Issue[] = []
  const takesText = input.outcome === 'accepted' || input.outcome === 'accepted-with-changes'
  if (input.seen !== undefined && input.seen !== stampOf(contribution)) issues.push({ code: 'decision.changed', path: 'seen' })
  const into = input.outcome === 'merged-into' && input.into ? [...state.contributions.values()].find(({ number }) => number === input.into) : undefined
  if (input.outcome === 'merged-into' && input.into && (!into || into.id === contribution.id)) issues.push({ code: 'decision.into-unknown', path: 'into' })
  if (input.leftOut.some(({ text, why }) => !text.trim() !== !why.trim())) issues.push({ code: 'decision.left-out-pair', path: 'leftOut' })
  if (input.outcome === 'accepted' && input.changes?.length && !areTheirWords(input.changes, contribution.changes)) issues.push({ code: 'decision.words-changed', path: 'changes' })
  if (input.outcome === 'accepted' && contribution.withheld) issues.push({ code: 'decision.withheld', path: 'outcome' })
  else if (takesText && repeatsWithheld(input.changes ?? [], contribution, state.plan)) issues.push({ code: 'decision.withheld-words', path: 'changes' })
  const markdown = async (text: string) => (text.trim() ? plain.fromPlain(text, '') : undefined)
  const leftOut = await Promise.all(input.leftOut.filter(({ text }) => text.trim()).map(async ({ text, why }) => ({ text: (await markdown(text)) ?? '', why: (await markdown(why)) ?? '' })))
  const [reason, leftOpen] = await Promise.all([markdown(input.reason), markdown(input.leftOpen)])
  const parsed = decision.safeParse({
    contribution: contribution.id,
    outcome: input.outcome,
    leftOut,
    ...(reason && { reason }),
    ...(leftOpen && { leftOpen }),
    ...(into && { into: into.id }),
    ...(takesText && input.changes?.length && { changes: input.changes, base: (input.outcome === 'accepted' ? contribution.base : input.base) ?? state.heads.main }),
  })
  if (!parsed.success) issues.push(...parsed.error.issues.map(({ message, path }) => ({ code: message.startsWith('decision.') ? message : 'decision.unreadable', path: String(path[0] ?? '') })).filter(({ path }) => path !== 'into' || !issues.some((issue) => issue.path === 'into')))
  if (contribution.kind === 'idea' && input.outcome === 'accepted') issues.push({ code: 'decision.changes-missing', path: 'changes' })
  return parsed.success && issues.length === 0 ? { decision: parsed.data, issues: [] } : { issues }
}

/** Whether a plain acceptance changes nothing but the permanent ids of new items: other words would pass for the proposer's. */
function areTheirWords(changes: readonly Change[], proposed: readonly Change[]): boolean {
  const own = proposed.flatMap((each, index) => (each.type === 'add' && changes[index] ? [[each.item, changes[index].item] as const] : []))
  const renamed = own.reduce<readonly Change[]>((all, [from, to]) => renameItem(all, from, to), proposed)
  return JSON.stringify(z.array(change).parse(renamed)) === JSON.stringify(changes)
}

/** Gives a new item the permanent id that the coordinator chose, wherever the other changes name it. */
export function renameItem(changes: readonly Change[], from: string, to: string): Change[] {
  const renamed = (id: string) => (id === from ? to : id)
  return changes.map((each) => ({
    ...each,
    item: renamed(each.item),
    ...('parent' in each && each.parent !== undefined && { parent: renamed(each.parent) }),
    ...('after' in each && each.after !== null && { after: renamed(each.after) }),
  }))
}
