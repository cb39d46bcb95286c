import { Hono } from 'hono'
import type { NoticeFault } from '../../ports.ts'
import type { IntakeContext } from '../context.ts'
import type { HostWatch } from '../host-watch.ts'

const statuses = { 'too-large': 413, unsigned: 401, forged: 401, malformed: 400, foreign: 403 } as const satisfies Record<NoticeFault, number>

/** Notices of the code host. One that is proved to come from it is answered at once, and only says where to look; the rest is asked of the host itself. */
export function noticeRoutes({ forge }: Pick<IntakeContext, 'forge'>, watch: HostWatch | undefined): Hono {
  const routes = new Hono()
  const { activity } = forge
  if (!watch || !activity?.readNotice) return routes
  routes.post('/api/host/notices', async (c) => {
    const notice = activity.readNotice!(new Uint8Array(await c.req.arrayBuffer()), (name) => c.req.header(name))
    if ('fault' in notice) return c.json({ fault: notice.fault }, statuses[notice.fault])
    watch.look(notice.number)
    return c.body(null, 202)
  })
  return routes
}
