import { Hono } from 'hono'
import type { Context } from 'hono'
import { contributionId } from '../../domain/ids.ts'
import type { IntakeContext } from '../context.ts'
import { buildDeskFeed } from '../feeds/desk-feed.ts'
import { buildFollowFeed } from '../feeds/follow-feed.ts'
import { replyFeed } from '../feeds/reply-feed.ts'
import { replyMissing } from '../responses.ts'
import { askAuthor } from '../submission/author-question.ts'
import { ownOrigin } from '../own-origin.ts'

/** Atom feeds for one person. Their tokens read and do nothing else: a feed reader may keep the address for years. */
export function feedRoutes(context: IntakeContext): Hono {
  const routes = new Hono()
  const { base, signer, coordinators, held } = context
  const originOf = (c: Context) => context.publicUrl ?? new URL(c.req.url).origin

  routes.get('/suivi/:id/:token/flux.xml', async (c) => {
    const { id, token } = c.req.param()
    const isTheirs = contributionId.safeParse(id).success && signer.verify(token, 'feed', 'follow', id)
    const state = await context.readState()
    const contribution = isTheirs ? state.contributions.get(id) : undefined
    if (!contribution) return replyMissing(c, context, 'follow.forged')
    const origin = originOf(c)
    const question = await askAuthor(context, contribution, state)
    return replyFeed(c, buildFollowFeed({ contribution, state, question, origin, base, self: `${ownOrigin(context, c)}${c.req.path}` }, context.messages(state)))
  })

  routes.get('/coordination/flux/:file{[\\w-]+\\.xml}', async (c) => {
    const coordinator = await coordinators.findByFeedToken(c.req.param('file').replace(/\.xml$/, ''))
    if (!coordinator) return replyMissing(c, context, 'desk.forged')
    const state = await context.readState()
    const origin = originOf(c)
    const waiting = (await held.list()).flatMap(({ record: { entry } }) => ('draft' in entry ? [{ id: entry.draft.id, at: entry.at }] : []))
    return replyFeed(c, buildDeskFeed({ survey: await context.survey(state), held: waiting, origin, base, self: `${ownOrigin(context, c)}${c.req.path}` }, context.messages(state)))
  })
  return routes
}
