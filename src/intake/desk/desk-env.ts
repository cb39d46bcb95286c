import type { Context } from 'hono'
import type { MessageKey } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'

/** Handlers of the desk know who acts. */
export type DeskEnv = { Variables: { coordinator: Coordinator } }

const notices: Record<string, MessageKey> = {
  fait: 'desk.notice.done',
  garde: 'desk.notice.kept',
  libere: 'desk.notice.released',
  ecarte: 'desk.notice.dropped',
  reconstruit: 'desk.notice.rebuilding',
  repris: 'desk.notice.resumed',
  pris: 'claim.notice.taken',
  laisse: 'claim.notice.released',
  panier: 'basket.notice.put',
}

/** What an act just did, told at the top of the next page; named in its address. */
export function noticeOf(c: Context): MessageKey | undefined {
  return Object.entries(notices).find(([name]) => c.req.query(name) !== undefined)?.[1]
}
