import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { ApiFault } from './api-fault.ts'
import { accountOf } from './hub.ts'
import type { Hub } from './hub.ts'

/** The App as people sign in with it. */
export const appClient = { id: 'Iv1.standin', secret: 'hush' }

/** What the App asks about people who sign in with their accounts; `allowSignIn` is GitHub's own page. */
export function addSignInRoutes(app: Hono, hub: Hub): void {
  app.post('/login/oauth/access_token', async (context) => {
    const { client_id, client_secret, code } = await context.req.json<Record<string, string>>()
    if (client_id !== appClient.id || client_secret !== appClient.secret) return context.json(tellFault('incorrect_client_credentials'))
    const account = hub.signInCodes.get(code ?? '')
    if (!account) return context.json(tellFault('bad_verification_code'))
    hub.signInCodes.delete(code!)
    const token = `ghu_${randomBytes(20).toString('hex')}`
    hub.userTokens.set(token, account)
    return context.json({ access_token: token, token_type: 'bearer', scope: '' })
  })

  app.get('/user', (context) => {
    const account = hub.userTokens.get(/^(?:token|bearer) (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? '')
    if (!account) throw new ApiFault(401, 'Bad credentials')
    return context.json(account)
  })

  app.delete('/applications/:client/token', async (context) => {
    const { access_token: token } = await context.req.json<{ access_token: string }>()
    if (context.req.header('authorization') !== `basic ${Buffer.from(`${appClient.id}:${appClient.secret}`).toString('base64')}`) throw new ApiFault(404, 'Not Found')
    if (!hub.userTokens.delete(token)) throw new ApiFault(422, 'Validation Failed')
    return context.body(null, 204)
  })

  app.get('/repos/:owner/:repo/collaborators/:login/permission', (context) => {
    const login = context.req.param('login')
    return context.json({ permission: hub.settings.writers.has(login) ? 'write' : 'read', user: accountOf(hub, login) })
  })
}

/** Somebody lets the App know who they are, on GitHub's page; gives the code with which their browser goes back. */
export function allowSignIn(hub: Hub, login: string, name: string | null = null): string {
  const code = randomBytes(10).toString('hex')
  hub.signInCodes.set(code, { ...accountOf(hub, login)!, name })
  return code
}

function tellFault(error: string): object {
  return { error, error_description: 'The stand-in says no.', error_uri: 'https://docs.github.com' }
}
