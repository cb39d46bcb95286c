import { Hono } from 'hono'
import type { Issue } from '../../domain/errors.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { bodies } from '../api/operations.ts'
import { presentBasket } from '../api/present-basket.ts'
import type { Replies } from '../api/replies.ts'
import type { IntakeContext } from '../context.ts'
import { publishBasket } from '../desk/basket/publish-basket.ts'
import { putInBasket } from '../desk/basket/put-in-basket.ts'
import { isFree, listWaitingDecisions, readBasket } from '../desk/basket/read-basket.ts'
import { makeDecision } from '../desk/decision-input.ts'
import type { DeskEnv } from '../desk/desk-env.ts'

/** The JSON twins of the basket's forms. Mounted behind the desk's guard. */
export function basketApiRoutes(context: IntakeContext, replies: Replies): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { baskets } = context

  routes.get('/api/desk/basket', async (c) => {
    const state: PlanState = await context.readState()
    const [review, waiting] = await Promise.all([readBasket(context, c.get('coordinator').id, state), listWaitingDecisions(context, state)])
    return c.json(presentBasket(review, waiting, c.get('coordinator').id, context.messages(state)))
  })

  routes.post('/api/desk/contributions/:id/basket', async (c) => {
    const [read, state] = [await replies.readBody(c, bodies.basketDecision), await context.readState()]
    if (!read.data) return read.refusal
    const contribution = state.contributions.get(c.req.param('id'))
    if (!contribution) return replies.missing(c)
    const { settles, ...input } = read.data
    const made = await makeDecision(input, contribution, state, context.plain)
    const issues: Issue[] = made.decision ? await putInBasket(context, c.get('coordinator'), contribution, state, made.decision, { settles }) : made.issues
    if (issues.length > 0) return replies.issues(c, issues, issues.some(({ code }) => code === 'decision.already-decided' || code === 'decision.changed') ? 409 : 422)
    return c.json({ outcome: 'kept' }, 202)
  })

  routes.delete('/api/desk/contributions/:id/basket', async (c) => {
    const removed = await baskets.remove(c.get('coordinator').id, c.req.param('id'))
    return removed ? c.body(null, 204) : replies.missing(c)
  })

  routes.post('/api/desk/basket/take-over', async (c) => {
    const read = await replies.readBody(c, bodies.takeOver)
    if (!read.data) return read.refusal
    if (!(await isFree(context, read.data.person))) return replies.missing(c)
    await baskets.takeOver(read.data.person, c.get('coordinator').id)
    return c.json({ outcome: 'done' })
  })

  routes.post('/api/desk/basket/publish', async (c) => {
    const read = await replies.readBody(c, bodies.publication)
    if (!read.data) return read.refusal
    const { digest, version } = read.data
    const state = await context.readState()
    const review = await readBasket(context, c.get('coordinator').id, state)
    const result = await publishBasket(context, c.get('coordinator'), review, state.plan, { ...(digest !== undefined && { digest }), ...(version && { version: version.title, note: version.note }) })
    if (result.outcome === 'refused') return replies.issues(c, result.issues, result.issues.some(({ path }) => path === 'version') ? 422 : 409)
    return c.json({ outcome: result.outcome }, result.outcome === 'done' ? 200 : 202)
  })
  return routes
}
