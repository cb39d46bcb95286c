import { Hono } from 'hono'
import type { IntakeContext } from '../context.ts'
import { noticeOf } from '../desk/desk-env.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { deskQueuePage } from '../pages/desk-queue-page.ts'
import { replyPage } from '../reply.ts'
import { readMessages, replyMissing } from '../responses.ts'

/** What waits to leave, what was set aside, and what a person can do about it. */
export function deskQueueRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { base, outbox } = context

  routes.get('/coordination/envois/', async (c) => {
    const messages = await readMessages(context)
    const notice = noticeOf(c)
    const page = deskQueuePage({ queue: outbox.queue(), setAside: await outbox.listSetAside(), base, coordinator: c.get('coordinator'), ...(notice && { notice: messages.t(notice) }) }, messages)
    return replyPage(c, context, page, 200, messages.language)
  })
  routes.post('/coordination/envois/reprendre/', (c) => {
    outbox.resume()
    return c.redirect(`${base}coordination/envois/?repris`, 303)
  })
  routes.post('/coordination/mises-de-cote/:name/:act{reprendre|oublier}/', async (c) => {
    const { name, act } = c.req.param()
    const isThere = (await outbox.listSetAside()).some((one) => one.name === name)
    if (act === 'reprendre' && !isThere) return replyMissing(c, context, 'page.unknown')
    if (act === 'reprendre') await outbox.retrySetAside(name)
    else if (isThere) await outbox.dropSetAside(name)
    return c.redirect(`${base}coordination/${act === 'reprendre' ? 'envois/?repris' : '?fait'}`, 303)
  })
  return routes
}
