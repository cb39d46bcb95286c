import type { Contribution } from '../../domain/contribution.ts'
import { deriveId } from '../derive-id.ts'
import type { Tell } from './record-page.ts'

/**
 * Somebody closed what waited: declined, without a reason. Somebody opened again what was declined: it waits again. Older than
 * what the register says of it since: overtaken, and passed over. A branch that was deleted decides nothing.
 */
export const tellState: Tell = async ({ personOf }, { page: { state, lastAct } }, contribution) => {
  if (!lastAct) return null
  const { id, status } = contribution
  const act = { at: lastAct.at, contribution: id, elsewhere: true as const }
  if (state === 'closed' && status === 'pending' && isSince(lastAct.at, contribution, ['reopened'])) {
    return { ...act, type: 'decided', id: deriveId('closed', id, lastAct.at), by: await personOf(lastAct.by), outcome: 'declined', leftOut: [], commits: [], landed: [] }
  }
  if (state === 'open' && (status === 'declined' || status === 'merged-into' || status === 'withdrawn') && isSince(lastAct.at, contribution, ['decided', 'withdrawn'])) {
    return { ...act, type: 'reopened', id: deriveId('reopened', id, lastAct.at), by: await personOf(lastAct.by), reason: '', commits: [] }
  }
  return null
}

/** Whether an act comes after the last event of these types. Code hosts date by the second. */
function isSince(at: string, { history }: Contribution, types: readonly string[]): boolean {
  const last = history.findLast(({ type }) => types.includes(type))
  return !last || Date.parse(at) >= Math.floor(Date.parse(last.at) / 1000) * 1000
}
