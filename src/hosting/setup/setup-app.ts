import { Hono } from 'hono'
import type { Context } from 'hono'
import { appCreationUrl, buildAppManifest } from '../../forges/github/setup/app-manifest.ts'
import { SetupCodeRefused } from '../../forges/github/setup/exchange-code.ts'
import type { MadeApp } from '../../forges/github/setup/exchange-code.ts'
import { intakeUrlOf } from './setup-choices.ts'
import type { SetupChoices } from './setup-choices.ts'
import type { OneTimeSecret } from './one-time-secret.ts'
import { checkedView, choicesView, createView, faultView, installView, setupPage } from './setup-page.ts'
import type { HostingWords } from './setup-page.ts'


export interface SetupOptions {
  t: HostingWords
  owner: string
  /** The repository's name. */
  name: string
  apiUrl: string
  secret: OneTimeSecret
  /** Address of these pages, without a final slash. */
  address(): string
  /** Exchanges a code, and keeps what it gives. Throws `SetupCodeRefused`. */
  exchange(code: string): Promise<MadeApp>
  /** Whether the App is on the repository; keeps which installation it is. */
  isInstalled(app: MadeApp): Promise<boolean>
  /** Branches, settings, checks. Returns what to tell, a line a check. */
  finish(choices: SetupChoices): Promise<string[]>
}

/** Set on every answer: no script, no frame; forms go here and to GitHub alone. */
function headersFor(gitHub: string): Record<string, string> {
  return { 'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${gitHub}; frame-ancestors 'none'; base-uri 'none'`, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
}

/** The local pages that make the App by GitHub's manifest flow, install it, and check. Only who has the secret's address gets one. */
export function createSetupApp({ t, owner, name, apiUrl, secret, address, exchange, isInstalled, finish }: SetupOptions): Hono {
  const app = new Hono()
  const repository = `${owner}/${name}`
  const gitHub = new URL(appCreationUrl({ owner, apiUrl, isOrganisation: false, state: '' })).origin
  let choices: SetupChoices = { hold: true, site: 'server', address: null }
  let made: MadeApp | null = null
  const reply = async (c: Context, view: ReturnType<typeof faultView>, status: 200 | 403 | 502 = 200): Promise<Response> => c.html(await setupPage(t, repository, view), status)
  const refuse = (c: Context): Promise<Response> => reply(c, faultView(t('setup.refused')), 403)
  const install = (c: Context, isMissing: boolean): Promise<Response> => reply(c, installView(t, { repository, installUrl: `${made!.pageUrl}/installations/new`, action: `/${secret.path}/installed`, isMissing }))

  app.use(async (c, next) => {
    // A page elsewhere that had its name lead here would get nothing.
    const isHere = c.req.header('host') === undefined || `http://${c.req.header('host')}` === address()
    if (!isHere) return c.text('', 403)
    await next()
    for (const [header, value] of Object.entries(headersFor(gitHub))) c.header(header, value)
    return undefined
  })
  app.onError((error, c) => {
    const words = error instanceof SetupCodeRefused ? t('setup.code-refused') : t('setup.failed', { reason: error.message })
    return reply(c, faultView(words), 502)
  })

  app.get('/:secret/', (c) => (secret.isPath(c.req.param('secret')) ? reply(c, choicesView(t, { owner, action: `/${secret.path}/create` })) : refuse(c)))

  app.post('/:secret/create', async (c) => {
    if (!secret.isPath(c.req.param('secret'))) return refuse(c)
    const form = await c.req.parseBody()
    const given = typeof form['address'] === 'string' ? form['address'].trim() : ''
    choices = { hold: form['hold'] !== 'false', site: form['site'] === 'pages' ? 'pages' : 'server', address: URL.canParse(given) && /^https?:/.test(given) ? given.replace(/\/+$/, '') : null }
    const manifest = buildAppManifest({ owner, name, apiUrl, redirectUrl: `${address()}/made`, intakeUrl: intakeUrlOf(choices, name) })
    return reply(c, createView(t, { url: appCreationUrl({ owner, apiUrl, isOrganisation: form['organisation'] === 'true', state: secret.state }), manifest }))
  })

  // GitHub sends the browser back here, with what only it can have got from the page above.
  app.get('/made', async (c) => {
    const { code = '', state = '' } = c.req.query()
    if (!code || !secret.takeState(state)) return refuse(c)
    made = await exchange(code)
    return install(c, false)
  })

  app.post('/:secret/installed', async (c) => {
    if (!secret.isPath(c.req.param('secret')) || !made) return refuse(c)
    if (!(await isInstalled(made))) return install(c, true)
    return reply(c, checkedView(t, await finish(choices)))
  })

  return app
}
