import type { ContributionId } from '../../domain/ids.ts'
import { sessionState } from '../../domain/session.ts'
import type { SessionState } from '../../domain/session.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { IntakeContext } from '../context.ts'
import type { Coordinator } from '../private/coordinators.ts'
import type { KeptSession, SavedSession } from '../private/merging-sessions.ts'
import { readGround, takeText } from './read-session.ts'
import { fieldsOf, mergeFields, readFields, withFields } from './session-fields.ts'
import type { FieldClash, SessionFields } from './session-fields.ts'

const longestText = 20_000

/**
 * `saved`: on disk. `clash`: somebody else changed the same since; nothing was kept, `state` has what was typed on top of the rest.
 * `too-long`: nothing was kept.
 */
export type SavedForm = { outcome: 'saved'; kept: KeptSession; typed: string | null } | { outcome: 'too-long'; kept: KeptSession } | { outcome: 'clash'; kept: KeptSession; state: SessionState; clashes: FieldClash[]; isTextClash: boolean; by: SavedSession }

/** Keeps what a coordinator's page of a session says (`vu`: the revision that it showed). Null when there is no such session. Throws `NotKept`. */
export async function saveSession(context: IntakeContext, id: ContributionId, coordinator: Coordinator, form: Record<string, string>, plan: PlanState): Promise<SavedForm | null> {
  let clash: Omit<Extract<SavedForm, { outcome: 'clash' }>, 'kept' | 'outcome'> | undefined
  let typed: string | null = null
  let isTooLong = false
  const kept = await context.mergingSessions.save(id, coordinator.id, context.clock.now().toISOString(), async ({ current, past }) => {
    const all = [...past, current]
    const seen = all.find(({ revision }) => String(revision) === form['vu'])
    const since = seen ? all.filter(({ revision }) => revision > seen.revision) : []
    // One's own saves that the page had not heard of yet are no one else's.
    const isAlone = since.every(({ by }) => by === coordinator.id)
    const read = isAlone && seen ? current : seen
    const now = fieldsOf(current.state)
    const { fields, clashes } = mergeFields(read ? fieldsOf(read.state) : null, now, withoutSilence(readFields(form), now))
    const ground = await readGround(context, plan, current.state.item)
    const before = form['faire'] === 'sans-retouches' ? withoutRetouch(withFields(current.state, fields)) : withFields(current.state, fields)
    const edited = form['faire'] === 'sans-retouches' ? { state: before, isClash: false, typed: null } : await takeText(context, form, before, ground, isAlone ? since.findLast((each) => each.typed !== undefined)?.typed : undefined)
    typed = edited.typed
    if (clashes.length > 0 || edited.isClash) {
      clash = { state: edited.state, clashes, isTextClash: edited.isClash, by: current }
      return null
    }
    const next = { ...edited.state, participants: [...new Set([...current.state.participants, coordinator.id])] }
    isTooLong = (form['texte'] ?? '').length > longestText || !sessionState.safeParse(next).success
    if (isTooLong) return null
    return JSON.stringify(next) === JSON.stringify(current.state) ? null : { state: next, ...(edited.typed !== null && { typed: edited.typed }) }
  })
  if (!kept) return null
  if (isTooLong) return { outcome: 'too-long', kept }
  return clash ? { outcome: 'clash', kept, ...clash } : { outcome: 'saved', kept, typed }
}

/** « En attente » of a proposal that nobody has switched yet says nothing. */
function withoutSilence(typed: SessionFields, kept: SessionFields): SessionFields {
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => !(name.startsWith('choix-') && value === 'out' && kept[name] === undefined)))
}

function withoutRetouch({ retouch: _, ...state }: SessionState): SessionState {
  return state
}
