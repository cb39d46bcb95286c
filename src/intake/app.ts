import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { randomBytes } from 'node:crypto'
import { AppError } from '../domain/errors.ts'
import type { Clock, Forge } from '../ports.ts'
import { intakeOrigin } from '../settings/intake-origin.ts'
import type { Settings } from '../settings/settings.ts'
import type { IntakeContext, Site } from './context.ts'
import { createSurveyor } from './desk/survey.ts'
import { securityHeaders } from './guards/headers.ts'
import { isFromAnotherSite } from './guards/origin.ts'
import { createRateLimit } from './guards/rate-limit.ts'
import type { RateLimit } from './guards/rate-limit.ts'
import { createSessions } from './guards/session.ts'
import { createSignInStates } from './guards/sign-in-states.ts'
import { createSigner } from './guards/signer.ts'
import type { HostWatch } from './host-watch.ts'
import { createMessages } from './messages.ts'
import { createShell } from './pages/shell.ts'
import { createBaskets } from './private/baskets.ts'
import { createClaims } from './private/claims.ts'
import type { Coordinators } from './private/coordinators.ts'
import { createHeldSubmissions } from './private/held-submissions.ts'
import { createMergingSessions } from './private/merging-sessions.ts'
import type { Outbox } from './private/outbox.ts'
import type { PrivateFolder } from './private/private-folder.ts'
import { createContentReader, createStateReader } from './read-state.ts'
import { FormUnreadable } from './reply.ts'
import { replyError } from './responses.ts'
import { apiRoutes } from './routes/api.ts'
import { deskRoutes } from './routes/desk.ts'
import { feedRoutes } from './routes/feeds.ts'
import { fileRoutes } from './routes/files.ts'
import { noticeRoutes } from './routes/notices.ts'
import { followRoutes } from './routes/follow.ts'
import { formRoutes } from './routes/form.ts'
import { createPlainParser } from './submission/plain-parser.ts'

export interface IntakeOptions {
  forge: Forge
  clock: Clock
  settings: Pick<Settings, 'base' | 'url' | 'intakeUrl' | 'hold'>
  folder: PrivateFolder
  outbox: Outbox
  coordinators: Coordinators
  site: Site
  rateLimit?: RateLimit
  /** Absent where nobody can act on the code host itself. */
  watch?: HostWatch | undefined
  /** Told of what nobody expected; default: standard error. */
  report?(error: unknown): void
}

const largestBody = 1024 * 1024
const browserFiles = ['receipt.js', 'desk.js', 'session.js', 'session.css'].map((name) => ({ name, text: readFileSync(new URL(`./browser/${name}`, import.meta.url), 'utf8') }))

/** The server: the form, the private pages, the desk, the API, and the built site. Try it through `request()`. */
export function createIntake(options: IntakeOptions): Hono {
  const { forge, clock, settings, folder, outbox, coordinators, site, report = console.error } = options
  const signer = createSigner(folder.key)
  const ownUrl = intakeOrigin(settings)
  const secure = ownUrl?.startsWith('https:') ?? false
  const context: IntakeContext = {
    forge,
    clock,
    base: settings.base,
    publicUrl: settings.url,
    ownUrl,
    isPublic: settings.intakeUrl !== 'none',
    hold: settings.hold,
    signer,
    outbox,
    coordinators,
    claims: createClaims(folder, clock),
    baskets: createBaskets(folder),
    mergingSessions: createMergingSessions(folder),
    survey: createSurveyor(forge),
    site,
    sessions: createSessions({ signer, clock, coordinators, path: settings.base, secure }),
    signInStates: createSignInStates({ signer, clock, path: `${settings.base}coordination/`, secure, randomBytes }),
    held: createHeldSubmissions(folder),
    shell: createShell(site),
    rateLimit: options.rateLimit ?? createRateLimit(),
    plain: createPlainParser(),
    randomBytes,
    readState: createStateReader(forge),
    readContent: createContentReader(forge),
    messages: ({ plan }) => createMessages(plan.fields),
  }

  const app = new Hono().basePath(settings.base.replace(/\/$/, '') || '/')
  app.use('*', securityHeaders)
  app.use('*', async (c, next) => {
    if (c.req.method === 'POST' && isFromAnotherSite(c, context.publicUrl)) return replyError(c, context, new RequestRefused('request.other-site'))
    return next()
  })
  app.use('*', bodyLimit({ maxSize: largestBody, onError: (c) => replyError(c, context, new RequestRefused('request.too-large')) }))
  app.onError((error, c) => {
    if (!(error instanceof RequestRefused || error instanceof FormUnreadable)) report(error)
    return replyError(c, context, error)
  })
  for (const { name, text } of browserFiles) app.get(`/intake/${name}`, (c) => c.body(text, 200, { 'content-type': `text/${name.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`, 'cache-control': 'public, no-cache' }))
  // Asked by pages of a site at another address, before they send somebody here. It says nothing of anybody.
  app.get('/intake/here', (c) => c.body(null, 204, { 'access-control-allow-origin': '*', 'cache-control': 'no-store' }))
  app.route('/', formRoutes(context))
  // Their tokens are not those of the pages beside them.
  app.route('/', feedRoutes(context))
  app.route('/', followRoutes(context))
  app.route('/', deskRoutes(context))
  app.route('/', noticeRoutes(context, options.watch))
  app.route('/', apiRoutes(context))
  app.route('/', fileRoutes(context))
  return app
}

/** A request that we do not take; nothing of it was kept. */
class RequestRefused extends AppError {
  constructor(code: 'request.too-large' | 'request.other-site') {
    super(code, 'The request was not taken; nothing of it was kept.')
  }
}
