import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Contribution } from '../../domain/contribution.ts'
import { askedAuthors } from '../../usecases/asked-authors.ts'
import { openQuestions, waitingContributions } from '../../usecases/waiting.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { bodies } from '../api/operations.ts'
import { presentContribution, presentItem } from '../api/present.ts'
import { createReplies } from '../api/replies.ts'
import type { IntakeContext } from '../context.ts'
import { act } from '../desk/act.ts'
import { makeDecision } from '../desk/decision-input.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { examine } from '../desk/examine.ts'
import { findStandingWords } from '../desk/find-standing.ts'
import { makeAnswer, makePlacing, makeReasoned } from '../desk/make-deed.ts'
import type { Made } from '../desk/make-deed.ts'
import { basketApiRoutes } from './api-basket.ts'
import { sessionApiRoutes } from './api-sessions.ts'
import { setName } from '../private/deliver-record.ts'
import type { HeldSubmission } from '../private/held-submissions.ts'
import { ownOrigin } from '../own-origin.ts'

/** The JSON twins of the desk. */
export function deskApiRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const replies = createReplies(context)
  const { base, sessions, coordinators, outbox, held, site, clock, plain } = context

  routes.post('/api/session', async (c) => {
    const read = await replies.readBody(c, bodies.session)
    if (!read.data) return read.refusal
    const coordinator = await coordinators.findByToken(read.data.token)
    if (!coordinator) return replies.unauthorized(c)
    sessions.open(c, coordinator)
    return c.body(null, 204)
  })
  routes.delete('/api/session', (c) => {
    sessions.close(c)
    return c.body(null, 204)
  })

  const guard = async (c: Context<DeskEnv>, next: () => Promise<void>) => {
    c.header('cache-control', 'no-store')
    const coordinator = await sessions.read(c)
    if (!coordinator) return replies.unauthorized(c)
    c.set('coordinator', coordinator)
    return next()
  }
  routes.use('/api/desk', guard)
  routes.use('/api/desk/*', guard)

  routes.get('/api/desk', async (c) => {
    const state = await context.readState()
    const present = (contribution: Contribution) => presentContribution(contribution, { state, base, origin: replies.originOf(c) })
    const waiting = waitingContributions(state)
    const { building, lastError } = site.status()
    const survey = await context.survey(state)
    const standings = waiting.flatMap(({ id }) => {
      const standing = survey.stateOf(id)
      return standing ? [[id, { state: standing.state, collidesWith: standing.collidesWith }] as const] : []
    })
    return c.json({
      main: state.heads.main,
      proposals: waiting.filter(({ kind }) => kind === 'amendment').map(present),
      ideas: waiting.filter(({ kind }) => kind === 'idea').map(present),
      questions: openQuestions(state).map(present),
      standings: Object.fromEntries(standings),
      claims: Object.fromEntries(await context.claims.list()),
      awaited: [...askedAuthors(state.contributions).keys()],
      held: (await held.list()).flatMap(presentHeld),
      setAside: (await outbox.listSetAside()).map(({ name, record, issues }) => ({ name, type: record.entry.type, codes: issues.map(({ code }) => code) })),
      leaving: outbox.pending().length,
      queue: { ...outbox.queue(), waiting: outbox.queue().waiting.map(({ record, ...rest }) => ({ type: record.entry.type, at: record.entry.at, ...rest })) },
      site: { building, lastError },
    })
  })

  async function find(c: Context): Promise<{ contribution: Contribution; state: PlanState } | null> {
    const state = await context.readState()
    const contribution = state.contributions.get(c.req.param('id') ?? '')
    return contribution ? { contribution, state } : null
  }

  routes.get('/api/desk/contributions/:id', async (c) => {
    const found = await find(c)
    if (!found) return replies.missing(c)
    const { contribution, state } = found
    const { items, neighbours } = await examine(context, contribution, state)
    const messages = context.messages(state)
    return c.json({
      contribution: presentContribution(contribution, { state, base, origin: replies.originOf(c) }),
      main: state.heads.main,
      items: items.map(({ preview }) => presentItem(preview, messages)),
      neighbours: neighbours.map(({ id }) => id),
      ...(contribution.withheld && { standing: findStandingWords(contribution, state) }),
    })
  })

  async function carryOut(c: Context<DeskEnv>, made: Made): Promise<Response> {
    if (!made.deed) return replies.issues(c, made.issues, made.issues.some(({ code }) => code === 'decision.already-decided' || code === 'decision.changed') ? 409 : 422)
    const result = await act(context, c.get('coordinator'), made.deed)
    if (result.outcome === 'refused') return replies.issues(c, result.issues, 409)
    return c.json({ outcome: result.outcome }, result.outcome === 'done' ? 200 : 202)
  }

  routes.post('/api/desk/contributions/:id/decision', async (c) => {
    const [read, found] = [await replies.readBody(c, bodies.decision), await find(c)]
    if (!read.data) return read.refusal
    if (!found) return replies.missing(c)
    const { decision, issues } = await makeDecision(read.data, found.contribution, found.state, plain)
    const answer = await carryOut(c, decision ? { deed: { type: 'decide', decision }, issues: [] } : { issues })
    if (answer.status === 200) await context.baskets.remove(c.get('coordinator').id, found.contribution.id)
    return answer
  })
  routes.route('/', basketApiRoutes(context, replies))
  routes.route('/', sessionApiRoutes(context, replies))
  routes.post('/api/desk/contributions/:id/place', async (c) => {
    const [read, found] = [await replies.readBody(c, bodies.placing), await find(c)]
    if (!read.data) return read.refusal
    return found ? carryOut(c, await makePlacing(context, found.contribution, found.state, read.data)) : replies.missing(c)
  })
  routes.post('/api/desk/contributions/:id/answer', async (c) => {
    const [read, found] = [await replies.readBody(c, bodies.deskAnswer), await find(c)]
    if (!read.data) return read.refusal
    return found ? carryOut(c, await makeAnswer(context, found.contribution, c.get('coordinator').id, read.data)) : replies.missing(c)
  })
  routes.post('/api/desk/contributions/:id/claim', async (c) => {
    const [read, found] = [await replies.readBody(c, bodies.claim), await find(c)]
    if (!read.data) return read.refusal
    return found ? c.json(await context.claims.take(found.contribution.id, c.get('coordinator').id, read.data.seen)) : replies.missing(c)
  })
  routes.delete('/api/desk/contributions/:id/claim', async (c) => {
    const found = await find(c)
    if (!found) return replies.missing(c)
    await context.claims.release(found.contribution.id, c.get('coordinator').id)
    return c.body(null, 204)
  })
  for (const type of ['explain', 'reopen', 'withhold'] as const) {
    routes.post(`/api/desk/contributions/:id/${type}`, async (c) => {
      const [read, found] = [await replies.readBody(c, bodies.reason), await find(c)]
      if (!read.data) return read.refusal
      return found ? carryOut(c, await makeReasoned(context, type, found.contribution, read.data.reason)) : replies.missing(c)
    })
  }

  routes.post('/api/desk/held/:id/release', async (c) => {
    const found = (await held.list()).find(({ record: { entry } }) => 'draft' in entry && entry.draft.id === c.req.param('id'))
    if (!found) return replies.missing(c)
    const { entry, name } = found.record
    await outbox.add({ entry, ...(name && { name }) })
    await held.remove(c.req.param('id'))
    return c.json({ outcome: 'kept' }, 202)
  })
  routes.post('/api/desk/held/:id/drop', async (c) => {
    const read = await replies.readBody(c, bodies.reason)
    if (!read.data) return read.refusal
    const id = c.req.param('id')
    if (!(await held.list()).some(({ record: { entry } }) => 'draft' in entry && entry.draft.id === id)) return replies.missing(c)
    if (!read.data.reason.trim()) return replies.issues(c, [{ code: 'decision.reason-missing', path: 'reason' }], 422)
    await held.drop(id, { reason: await plain.fromPlain(read.data.reason, ''), at: clock.now().toISOString(), by: c.get('coordinator').id })
    return c.json({ outcome: 'done' })
  })

  routes.get('/api/desk/people', async (c) => c.json((await coordinators.list()).map(({ link: _, unnamed: __, ...person }) => person)))
  routes.post('/api/desk/people', async (c) => {
    const read = await replies.readBody(c, bodies.person)
    if (!read.data) return read.refusal
    const added = await coordinators.add(read.data.name)
    await setName(context.forge, added.id, added.name, clock, { coordinator: true })
    const { link: _, ...person } = added
    return c.json({ ...person, link: `${ownOrigin(context, c)}${base}coordination/entrer/${coordinators.tokenOf(added)}/` }, 201)
  })
  routes.delete('/api/desk/people/:id', async (c) => ((await coordinators.revoke(c.req.param('id'))) ? c.body(null, 204) : replies.missing(c)))
  routes.post('/api/desk/rebuild', (c) => {
    site.rebuild()
    return c.json({ outcome: 'kept' }, 202)
  })
  routes.post('/api/desk/queue/resume', (c) => {
    outbox.resume()
    return c.json({ outcome: 'kept' }, 202)
  })
  routes.post('/api/desk/set-aside/:name/retry', async (c) => {
    const name = c.req.param('name')
    if (!(await outbox.listSetAside()).some((one) => one.name === name)) return replies.missing(c)
    await outbox.retrySetAside(name)
    return c.json({ outcome: 'kept' }, 202)
  })
  routes.delete('/api/desk/set-aside/:name', async (c) => {
    const name = c.req.param('name')
    if (!(await outbox.listSetAside()).some((one) => one.name === name)) return replies.missing(c)
    await outbox.dropSetAside(name)
    return c.body(null, 204)
  })
  return routes
}

function presentHeld({ record: { entry, name } }: HeldSubmission) {
  if (!('draft' in entry)) return []
  const { draft } = entry
  return [{ id: draft.id, kind: draft.kind, at: entry.at, ...(name && { name }), ...('text' in draft && { text: draft.text }), changes: draft.kind === 'amendment' ? draft.changes : [] }]
}
