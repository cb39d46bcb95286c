import { createOpaqueId } from '../../domain/ids.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import type { SessionState } from '../../domain/session.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { combineSession } from '../../usecases/session/combine-session.ts'
import { pendingOn } from '../../usecases/session/list-session-proposals.ts'
import type { IntakeContext } from '../context.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { KeptSession } from '../private/merging-sessions.ts'
import { readGround } from './read-session.ts'

/** Opens a session on an item, or finds the one that is open. Null where the plan has no such item. Throws `NotKept`. */
export async function openSession(context: IntakeContext, { id: by }: Coordinator, item: ItemId, state: PlanState): Promise<KeptSession | null> {
  if (item !== PLAN_ID && !state.plan.items.has(item)) return null
  const known = (await listOpenSessions(context, state)).find(({ current }) => current.state.item === item)
  if (known) return known
  const at = context.clock.now().toISOString()
  const session: SessionState = { id: createOpaqueId(context.randomBytes), item, openedAt: at, openedBy: by, participants: [by], known: pendingOn(item, state.contributions).map(({ id }) => id), choices: {}, wordings: {}, leftOpen: '', note: '', version: '' }
  const combined = combineSession(session, await readGround(context, state, item))
  // Written out, so that what was there is told from what nobody has looked at yet.
  const choices = Object.fromEntries((combined?.proposals ?? []).map(({ contribution, stand }) => [contribution.id, { stand, reason: '', leftOpen: '' }]))
  return context.mergingSessions.open({ ...session, choices }, at)
}

/** In order of opening; one that the register says is closed is no longer open, whatever the folder holds. */
export async function listOpenSessions({ mergingSessions }: Pick<IntakeContext, 'mergingSessions'>, state: PlanState): Promise<KeptSession[]> {
  return (await mergingSessions.list()).filter(({ current }) => !findClosed(state, current.state.id))
}

export function findClosed({ events }: Pick<PlanState, 'events'>, id: string): Extract<RegisterEvent, { type: 'closed' }> | undefined {
  return events.find((event): event is Extract<RegisterEvent, { type: 'closed' }> => event.type === 'closed' && event.contribution === id)
}
