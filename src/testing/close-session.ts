import type { SessionState } from '../domain/session.ts'
import type { Delivered } from '../usecases/delivery.ts'
import { combineSession } from '../usecases/session/combine-session.ts'
import { CONTENT } from '../usecases/numbering-history.ts'
import { coordinator, type ForgeAtHand } from './create-test-forge.ts'

/**
 * Closes a merging session on an item with every pending proposal in it; where they touch the same words the first one's stay. `over`
 * changes the session, `choose` gives the wording of each collision, by the words of today.
 */
export async function closeSession(test: ForgeAtHand, item: string, over: Partial<SessionState> = {}, choose: (base: string, between: string[]) => SessionState['wordings'][string] = (_, between) => ({ from: between[0]!, reason: 'Plus clair.' })): Promise<Delivered> {
  const state = await test.state()
  const pending = [...state.contributions.values()].filter(({ status, base }) => status === 'pending' && base)
  const bases = new Map(await Promise.all(pending.map(async ({ base = '' }) => [base, await test.forge.repository.readFolder(base, CONTENT)] as const)))
  const at = '2026-02-01T10:00:00.000Z'
  const session: SessionState = { id: test.nextId(), item, openedAt: at, openedBy: coordinator, participants: [coordinator], known: pending.map(({ id }) => id), choices: Object.fromEntries(pending.map(({ id }) => [id, { stand: 'in', reason: '', leftOpen: '' }])), wordings: {}, leftOpen: '', note: '', version: '', ...over }
  const { collisions = [] } = combineSession(session, { ...state, bases }) ?? {}
  const wordings = { ...Object.fromEntries(collisions.map(({ key, base, between }) => [key, choose(base, between)])), ...over.wordings }
  return test.deliver({ type: 'close-session', id: test.nextId(), at, by: coordinator, session: { ...session, wordings }, events: Object.fromEntries(Object.keys(session.choices).map((id) => [id, test.nextId()])) })
}
