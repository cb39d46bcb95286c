import { createOpaqueId } from '../../domain/ids.ts'
import type { Plan } from '../../domain/plan.ts'
import type { SessionState } from '../../domain/session.ts'
import type { CombinedSession } from '../../usecases/session/combine-session.ts'
import type { IntakeContext } from '../context.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { planClosing } from '../../usecases/session/plan-closing.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { KeptSession } from '../private/merging-sessions.ts'
import { act } from './act.ts'
import type { Act, Deed } from './act.ts'
import { stampOf } from './examine.ts'
import { readGround } from './read-session.ts'
import { freeVersionId, versionIssues } from './version-to-name.ts'

/**
 * The act that closes a session as `combined` shows it: what every proposal becomes is written out, so that nothing that comes
 * meanwhile is taken along. Reasons become Markdown.
 */
async function makeClosing({ plain, randomBytes }: Pick<IntakeContext, 'plain' | 'randomBytes'>, session: SessionState, { proposals }: CombinedSession, plan: Plan): Promise<Deed> {
  const markdown = async (text: string) => (text.trim() ? await plain.fromPlain(text, '') : '')
  const choices: SessionState['choices'] = {}
  const events: Record<string, string> = {}
  const seen: Record<string, string> = {}
  for (const { contribution, stand, reason, leftOpen } of proposals) {
    choices[contribution.id] = { stand, reason: await markdown(reason), leftOpen: await markdown(leftOpen) }
    seen[contribution.id] = stampOf(contribution)
    if (stand !== 'out') events[contribution.id] = createOpaqueId(randomBytes)
  }
  const wordings: SessionState['wordings'] = {}
  for (const [key, wording] of Object.entries(session.wordings)) wordings[key] = { ...wording, reason: await markdown(wording.reason) }
  const title = session.version.trim()
  const { retouch, leftOpen, note, ...rest } = session
  const closed: SessionState = { ...rest, choices, wordings, leftOpen: await markdown(leftOpen), note: await markdown(note), ...(retouch && { retouch: { ...retouch, reason: await markdown(retouch.reason) } }) }
  return { type: 'close-session', session: closed, events, seen, ...(title && { version: { id: freeVersionId(title, plan, session.id), title } }) }
}

/** What was read before closing: anything else refuses it. */
export interface SeenSession {
  revision: string | undefined
  main: string | undefined
  /** See `stampOfAll`. */
  proposals: string | undefined
}

/** `stale`: the session, the plan or a proposal changed since it was read. Throws `NotKept`; then nothing was done. */
export async function closeSession(context: IntakeContext, coordinator: Coordinator, { current: { revision, state: session } }: KeptSession, state: PlanState, seen: SeenSession): Promise<Act | { outcome: 'stale' }> {
  const closing = planClosing(session, await readGround(context, state, session.item))
  if (!closing) return { outcome: 'refused', issues: [{ code: 'session.item-gone', path: '' }] }
  if (seen.revision !== String(revision) || seen.main !== state.heads.main || seen.proposals !== stampOfAll(closing.combined)) return { outcome: 'stale' }
  const issues = [...closing.issues, ...versionIssues(session.version.trim(), state.plan)]
  if (issues.length > 0) return { outcome: 'refused', issues }
  const result = await act(context, coordinator, await makeClosing(context, session, closing.combined, state.plan))
  if (result.outcome === 'done') await context.mergingSessions.remove(session.id)
  return result
}

/** Changes when anything happens to one of the proposals, or another comes. */
export function stampOfAll({ proposals }: CombinedSession): string {
  return proposals.map(({ contribution }) => stampOf(contribution)).join(' ')
}
