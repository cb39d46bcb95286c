import { randomBytes, verify } from 'node:crypto'
import type { Hono } from 'hono'
import { ApiFault } from './api-fault.ts'
import type { Hub, Permission } from './hub.ts'

const hour = 3_600_000

/** The App's own sign-in: a JSON Web Token signed with its key gives an installation token of one hour. */
export function addAppRoutes(app: Hono, hub: Hub): void {
  app.get('/app', (context) => {
    requireJwt(hub, context.req.header('authorization'))
    return context.json({ id: hub.app.id, slug: hub.app.slug, permissions: hub.permissions })
  })

  app.post('/app/installations/:id/access_tokens', (context) => {
    requireJwt(hub, context.req.header('authorization'))
    if (Number(context.req.param('id')) !== hub.app.installationId) throw new ApiFault(404, 'Not Found')
    const token = `ghs_${randomBytes(20).toString('hex')}`
    const expires = hub.now().getTime() + hour
    hub.tokens.set(token, expires)
    return context.json({ token, expires_at: new Date(expires).toISOString(), permissions: hub.permissions, repository_selection: 'selected' }, 201)
  })

  app.use('/repos/:owner/:repo/*', async (context, next) => {
    const token = /^(?:token|bearer) (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? ''
    if ((hub.tokens.get(token) ?? 0) <= hub.now().getTime()) throw new ApiFault(401, 'Bad credentials')
    if (context.req.param('owner') !== hub.owner || context.req.param('repo') !== hub.name) throw new ApiFault(404, 'Not Found')
    const needed = neededFor(context.req.method, context.req.path)
    if (!needed.some(([permission, level]) => holds(hub, permission, level))) throw new ApiFault(403, 'Resource not accessible by integration')
    await next()
  })
}

/** Throws 401 for anything but the App's own fresh signature. */
export function requireJwt(hub: Hub, authorization = ''): void {
  const [header = '', payload = '', signature = ''] = authorization.replace(/^bearer /i, '').split('.')
  const signed = verify('sha256', Buffer.from(`${header}.${payload}`), hub.app.publicKey, Buffer.from(signature, 'base64url'))
  const claims = signed ? (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iss: number; iat: number; exp: number }) : null
  if (!claims || Number(claims.iss) !== hub.app.id || claims.exp - claims.iat > 660) throw new ApiFault(401, 'A JSON web token could not be decoded')
}

/** Any one of these opens the address. */
function neededFor(method: string, path: string): [Permission, 'read' | 'write'][] {
  const level = method === 'GET' ? 'read' : 'write'
  const [, , , , area] = path.split('/')
  if (area === 'git' || area === 'contents' || area === 'branches' || area === 'dispatches') return [['contents', level]]
  if (area === 'pulls') return [['pull_requests', level]]
  if (area === 'issues') return [['issues', level], ...(path.endsWith('/comments') ? [['pull_requests', level] as [Permission, 'read' | 'write']] : [])]
  return [['metadata', 'read']]
}

function holds(hub: Hub, permission: Permission, level: 'read' | 'write'): boolean {
  const held = hub.permissions[permission]
  return held === 'write' || held === level
}
