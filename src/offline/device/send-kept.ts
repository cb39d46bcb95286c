import type { ProposalStore } from './kept-proposal.ts'
import { sendLock } from './device-messages.ts'
import { sendWaiting } from './send-waiting.ts'

/** Sends what waits on this device to the intake of the site at `root`, one sender at a time. Returns whether anything changed. */
export async function sendKept(store: ProposalStore, root: string): Promise<boolean> {
  const post = (body: object): Promise<Response> => fetch(`${root}api/contributions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const send = (): Promise<boolean> => sendWaiting({ store, post, now: Date.now })
  const { locks } = navigator as Partial<Navigator>
  return locks ? locks.request(sendLock, send) : send()
}
