import type { Contribution } from '../../domain/contribution.ts'
import type { Issue } from '../../domain/errors.ts'
import { createOpaqueId } from '../../domain/ids.ts'
import type { PersonId } from '../../domain/ids.ts'
import { checkReason, checkText } from '../../text/limits.ts'
import { awaitsReason } from '../../usecases/awaiting-reason.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { IntakeContext } from '../context.ts'
import type { Deed } from './act.ts'

/** A deed that can be carried out, or what to correct. Paths of issues are the keys of the JSON twin. */
export type Made = { deed: Deed; issues: [] } | { deed?: never; issues: Issue[] }
type Plain = Pick<IntakeContext, 'plain'>

/** Under an item of today's plan. */
export async function makePlacing({ plain }: Plain, contribution: Contribution, state: PlanState, { item, reason }: { item: string; reason: string }): Promise<Made> {
  if (!item) return { issues: [{ code: 'place.missing', path: 'item' }] }
  if (!state.plan.items.has(item)) return { issues: [{ code: 'target.unknown-item', path: 'item' }] }
  const issues = checkReason(reason, 'reason')
  if (issues.length > 0) return { issues }
  const said = reason.trim() && (await plain.fromPlain(reason, ''))
  return { deed: { type: 'place', contribution: contribution.id, item, ...(said && { reason: said }) }, issues: [] }
}

/** A public answer, to an idea, a proposal or a comment; `asks`: a question to the proposer of what still is to be decided. */
export async function makeAnswer({ plain, randomBytes }: Plain & Pick<IntakeContext, 'randomBytes'>, contribution: Contribution, by: PersonId, { text, followUp, asks }: { text: string; followUp: boolean; asks: boolean }): Promise<Made> {
  const issues = checkText(text, 'text')
  if (issues.length > 0) return { issues }
  const about = contribution.kind === 'comment' ? { about: contribution.about, replyTo: contribution.id } : { about: { contribution: contribution.id } }
  const draft = { kind: 'comment' as const, id: createOpaqueId(randomBytes), person: by, text: await plain.fromPlain(text, ''), ...about }
  return { deed: { type: 'answer', draft, ...(followUp && { offersFollowUpTo: contribution.person }), ...(asks && contribution.kind !== 'comment' && contribution.status === 'pending' && { asksAuthor: true }) }, issues: [] }
}

/** Reopening, withholding, and saying why what was decided on the code host was: they need nothing but a reason. */
export async function makeReasoned({ plain }: Plain, type: 'explain' | 'reopen' | 'withhold', contribution: Contribution, given: string): Promise<Made> {
  const { id, decision } = contribution
  if (type === 'explain' && !awaitsReason(decision)) return { issues: [{ code: 'decision.explained-already', path: '' }] }
  if (!given.trim()) return { issues: [{ code: 'decision.reason-missing', path: 'reason' }] }
  const issues = checkReason(given, 'reason')
  if (issues.length > 0) return { issues }
  const reason = await plain.fromPlain(given, '')
  return { deed: type === 'explain' ? { type, contribution: id, decision: decision?.eventId ?? '', reason } : { type, contribution: id, reason }, issues: [] }
}
