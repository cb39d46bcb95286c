import { Hono } from 'hono'
import type { Context } from 'hono'
import type { IntakeContext } from '../context.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { deskFeedPath } from '../feeds/feed-path.ts'
import { deskPeoplePage } from '../pages/desk-people-page.ts'
import { setName } from '../private/deliver-record.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'
import { oneLine } from '../submission/make-draft.ts'
import { ownOrigin } from '../own-origin.ts'

/** Who decides: adding someone gives a personal link, shown once here and at the desk of no one else; revoking holds at once. */
export function deskPeopleRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { coordinators, base } = context

  async function show(c: Context<DeskEnv>, options: { added?: Coordinator; isMissingName?: boolean; name?: string }, status: 200 | 422 = 200): Promise<Response> {
    const messages = context.messages(await context.readState())
    const origin = ownOrigin(context, c)
    const link = options.added && `${origin}${base}coordination/entrer/${coordinators.tokenOf(options.added)}/`
    const page = deskPeoplePage({ people: await coordinators.list(), base, coordinator: c.get('coordinator'), feed: `${origin}${deskFeedPath(context, c.get('coordinator'))}`, name: options.name ?? '', isMissingName: options.isMissingName ?? false, ...(options.added && link && { added: { name: options.added.name, link } }) }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  routes.get('/coordination/personnes/', async (c) => {
    // The id names the one who was just added; the link is made again from it, and only for who is still active.
    const added = await coordinators.findActive(c.req.query('ajout') ?? '')
    return show(c, added ? { added } : {})
  })

  routes.post('/coordination/personnes/', async (c) => {
    const name = oneLine((await readForm(c))['nom'] ?? '').slice(0, 100)
    if (!name) return show(c, { isMissingName: true }, 422)
    const added = await coordinators.add(name)
    await setName(context.forge, added.id, name, context.clock, { coordinator: true })
    return c.redirect(`${base}coordination/personnes/?ajout=${added.id}`, 303)
  })

  routes.post('/coordination/personnes/:id/revoquer/', async (c) => {
    const done = await coordinators.revoke(c.req.param('id'))
    return done ? c.redirect(`${base}coordination/personnes/`, 303) : replyMissing(c, context, 'page.unknown')
  })
  return routes
}
