import { Hono } from 'hono'
import type { IntakeContext } from '../context.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { enterPage, signInPage } from '../pages/enter-page.ts'
import { replyPage } from '../reply.ts'
import { readMessages, replyMissing, sentFields, sentWords, wordsToCopy } from '../responses.ts'
import { deskBasketRoutes } from './desk-basket.ts'
import { deskContributionRoutes } from './desk-contribution.ts'
import { deskHeldRoutes } from './desk-held.ts'
import { deskQueueRoutes } from './desk-queue.ts'
import { deskListRoutes } from './desk-list.ts'
import { deskSlipsRoutes } from './desk-slips.ts'
import { deskTypingRoutes } from './desk-typing.ts'
import { deskPeopleRoutes } from './desk-people.ts'
import { deskSessionRoutes } from './desk-sessions.ts'
import { deskSignInRoutes, signInPath } from './desk-sign-in.ts'

/** The desk: a personal link, or an account of the code host, opens a session; without one, no address under it says anything. */
export function deskRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { base, sessions, coordinators, site } = context

  routes.get('/coordination/entrer/:token/', async (c) => {
    const coordinator = await coordinators.findByToken(c.req.param('token'))
    if (!coordinator) return replyMissing(c, context, 'desk.forged')
    c.header('referrer-policy', 'no-referrer')
    const messages = await readMessages(context)
    return replyPage(c, context, enterPage(c.req.path, coordinator.name, messages), 200, messages.language)
  })
  // A link alone opens nothing: programs that look at links in messages would enter, and a cookie of another site's making is refused.
  routes.post('/coordination/entrer/:token/', async (c) => {
    const coordinator = await coordinators.findByToken(c.req.param('token'))
    if (!coordinator) return replyMissing(c, context, 'desk.forged')
    sessions.open(c, coordinator)
    return c.redirect(`${base}coordination/`, 303)
  })

  routes.route('/', deskSignInRoutes(context))

  // Without a session too: whoever leaves twice has left.
  routes.post('/coordination/sortir/', (c) => {
    sessions.close(c)
    return c.redirect(base, 303)
  })

  routes.use('/coordination/*', async (c, next) => {
    c.header('x-robots-tag', 'noindex, nofollow')
    const coordinator = await sessions.read(c)
    if (coordinator) {
      c.set('coordinator', coordinator)
      return next()
    }
    const messages = await readMessages(context)
    const { pathname, search } = new URL(c.req.url)
    const refused = c.req.method === 'POST' ? { address: pathname + search, fields: await sentFields(c), words: wordsToCopy(await sentWords(c), messages) } : null
    return replyPage(c, context, signInPage(signInPath(context), refused, messages), 401, messages.language)
  })

  routes.post('/coordination/reconstruire/', (c) => {
    site.rebuild()
    return c.redirect(`${base}coordination/?reconstruit`, 303)
  })

  routes.route('/', deskListRoutes(context))
  routes.route('/', deskSlipsRoutes(context))
  routes.route('/', deskTypingRoutes(context))
  routes.route('/', deskContributionRoutes(context))
  routes.route('/', deskBasketRoutes(context))
  routes.route('/', deskHeldRoutes(context))
  routes.route('/', deskQueueRoutes(context))
  routes.route('/', deskPeopleRoutes(context))
  routes.route('/', deskSessionRoutes(context))
  return routes
}
