import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Who sends, for the rate limit only; never kept. A proxy on the same machine is believed about the one that it forwards. */
export function readClientAddress(c: Context): string {
  const direct = remoteAddress(c)
  if (!/^(?:127\.|::1$|::ffff:127\.)/.test(direct)) return direct
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || direct
}

function remoteAddress(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    // Outside a Node server (tests through `app.request`) there is no connection.
    return '127.0.0.1'
  }
}
