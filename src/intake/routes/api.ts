import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { contributionId } from '../../domain/ids.ts'
import { describeApi } from '../api/describe-api.ts'
import { bodies } from '../api/operations.ts'
import { presentContribution, presentItem, presentQuestion } from '../api/present.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { readClientAddress } from '../guards/client-address.ts'
import { createReplies } from '../api/replies.ts'
import { followFeedPath } from '../feeds/feed-path.ts'
import { acceptSubmission } from '../submission/accept-submission.ts'
import { askAuthor } from '../submission/author-question.ts'
import { beginForm } from '../submission/begin-form.ts'
import { chooseWording } from '../submission/choose-wording.ts'
import { findFollowed } from '../submission/find-followed.ts'
import { formatKey, idsFromOwnKey, makeIds, parseKey } from '../submission/idempotency-key.ts'
import { prepareSubmission } from '../submission/prepare-submission.ts'
import { answerAsProposer, keepAndWait, removeName, withdraw, withdrawHeld } from '../submission/proposer-acts.ts'
import { needsSeveral } from '../submission/rework-changes.ts'
import { canRework, fieldsOf, reworkDraft, reworkEventId } from '../submission/rework-draft.ts'
import type { Submission } from '../submission/submission.ts'
import { ownOrigin } from '../own-origin.ts'
import { apiReworkRoutes } from './api-rework.ts'
import { deskApiRoutes } from './api-desk.ts'
import { waitForNumber } from '../submission/wait-for-number.ts'

/** The JSON twins of the form and of the private page; see `api/operations.ts`. */
export function apiRoutes(context: IntakeContext): Hono {
  const routes = new Hono()
  const replies = createReplies(context)
  const { signer, base, randomBytes } = context

  routes.get('/api/openapi.json', (c) => c.json(describeApi(`${ownOrigin(context, c)}${base}`)))

  routes.get('/api/form', async (c) => {
    const { values, phase, issues } = await beginForm(context, c.req.query(), await context.readState())
    if (issues.length > 0) return replies.issues(c, issues, 404)
    return c.json({ values, state: phase.state, ...(phase.phase && { phase: phase.phase.id }) })
  })

  routes.post('/api/contributions/preview', async (c) => {
    const read = await replies.readBody(c, bodies.submission)
    if (!read.data) return read.refusal
    const ids = makeIds(randomBytes)
    const { checked, items, renumbered, similar, phase, submission, state } = await prepareSubmission(context, read.data, ids)
    if (!checked.draft) return replies.issues(c, checked.issues, 422)
    const unsigned = { ...submission, cle: '' }
    const messages = context.messages(state)
    return c.json({
      items: items.map((item) => presentItem(item, messages, state.plan)),
      renumbered,
      similar: similar.map(({ id, number }) => ({ id, ...(number !== undefined && { number }), url: replies.publicUrl(c, id) })),
      late: phase.late,
      ...(phase.phase && { phase: phase.phase.id }),
      depart: submission.depart,
      cle: formatKey(ids, unsigned, signer),
    })
  })

  routes.post('/api/contributions', async (c) => {
    const read = await replies.readBody(c, bodies.submission)
    if (!read.data) return read.refusal
    const seconds = await context.rateLimit.secondsToWait(readClientAddress(c))
    if (seconds !== null) return replies.tooMany(c, seconds)
    const ids = idsOf(read.data)
    if (!ids) return replies.issues(c, [{ code: 'submission.key-reused', path: 'cle' }], 409)
    const { checked } = await prepareSubmission(context, read.data, ids)
    if (!checked.draft) return replies.issues(c, checked.issues, 422)
    const { id, isOther } = await acceptSubmission(context, checked.draft, checked.name)
    if (isOther) return replies.issues(c, [{ code: 'submission.key-reused', path: 'cle' }], 409)
    await waitForNumber(context, id)
    return receipt(c, id)
  })

  /** The preview's key, a program's own, or none. Null: the preview's, for other words. */
  function idsOf(submission: Submission) {
    if (submission.cle === '') return makeIds(randomBytes)
    return submission.cle.includes('.') ? parseKey(submission, signer) : idsFromOwnKey(submission.cle, signer)
  }

  async function receipt(c: Context, id: string, status: ContentfulStatusCode = 202): Promise<Response> {
    const number = (await context.readState()).contributions.get(id)?.number
    return c.json({ id, ...(number !== undefined && { number }), url: replies.publicUrl(c, id), privateUrl: `${ownOrigin(context, c)}${followPath(context, id)}` }, status)
  }

  routes.get('/api/contributions/:id', async (c) => {
    const state = await context.readState()
    const contribution = state.contributions.get(c.req.param('id'))
    return contribution ? c.json(presentContribution(contribution, { state, base, origin: replies.originOf(c) })) : replies.missing(c)
  })

  routes.use('/api/follow/:id/:token/*', async (c, next) => {
    const { id, token } = c.req.param()
    c.header('cache-control', 'no-store')
    return contributionId.safeParse(id).success && signer.verify(token, 'follow', id) ? next() : replies.missing(c)
  })

  /** The registered contribution that a private address names, or the refusal. */
  async function registered(c: Context) {
    const state = await context.readState()
    const contribution = state.contributions.get(c.req.param('id') ?? '')
    return contribution ? { contribution, state } : null
  }

  routes.get('/api/follow/:id/:token', async (c) => {
    const state = await context.readState()
    const followed = await findFollowed(context, c.req.param('id'), state)
    if (!followed) return replies.missing(c)
    if (followed.stage !== 'registered') return c.json({ stage: followed.stage, ...(followed.stage === 'dropped' && { reason: followed.reason }) })
    const { contribution } = followed
    const question = await askAuthor(context, contribution, state)
    const origin = replies.originOf(c)
    return c.json({ stage: followed.stage, contribution: presentContribution(contribution, { state, base, origin }), ...(question && { question: presentQuestion(question, state, context.messages(state)) }), feed: `${origin}${followFeedPath(context, contribution.id)}` })
  })

  routes.post('/api/follow/:id/:token/answer', async (c) => {
    const [read, found] = [await replies.readBody(c, bodies.answer), await registered(c)]
    if (!read.data) return read.refusal
    if (!found) return replies.missing(c)
    const seconds = await context.rateLimit.secondsToWait(readClientAddress(c))
    if (seconds !== null) return replies.tooMany(c, seconds)
    const { id, issues } = await answerAsProposer(context, found, read.data)
    return issues.length > 0 ? replies.issues(c, issues, issues.some(({ path }) => path === 'cle') ? 409 : 422) : receipt(c, id)
  })

  routes.post('/api/follow/:id/:token/choose', async (c) => {
    const [read, found] = [await replies.readBody(c, bodies.choice), await registered(c)]
    if (!read.data) return read.refusal
    if (!found) return replies.missing(c)
    const chosen = await chooseWording(context, found, read.data.choice, read.data.seen)
    return chosen === 'done' ? receipt(c, found.contribution.id) : replies.issues(c, [{ code: chosen === 'moved' ? 'decision.changed' : 'contribution.decided', path: '' }], 409)
  })

  routes.post('/api/follow/:id/:token/withdraw', async (c) => {
    const [read, found] = [await replies.readBody(c, bodies.withdrawal), await registered(c)]
    if (!read.data) return read.refusal
    const id = c.req.param('id')
    if (!found) return (await withdrawHeld(context, await findFollowed(context, id, await context.readState()))) ? receipt(c, id) : replies.missing(c)
    const issues = await withdraw(context, found.contribution, read.data.reason)
    return issues.length > 0 ? replies.issues(c, issues, issues.some(({ code }) => code === 'contribution.decided') ? 409 : 422) : receipt(c, found.contribution.id)
  })

  routes.post('/api/follow/:id/:token/rework', async (c) => {
    const [read, found] = [await replies.readBody(c, bodies.submission), await registered(c)]
    if (!read.data) return read.refusal
    if (!found) return replies.missing(c)
    const { contribution } = found
    if (!canRework(contribution) || needsSeveral(contribution, found.state.plan)) return replies.issues(c, [{ code: 'contribution.decided', path: '' }], 409)
    const asked = { ...read.data, ...(fieldsOf(contribution) as Partial<Submission>), accord: true, nom: '' }
    const { checked, submission } = await prepareSubmission(context, asked, { contribution: contribution.id, person: contribution.person })
    if (!checked.draft) return replies.issues(c, checked.issues, 422)
    const draft = reworkDraft(checked.draft, contribution)
    const id = reworkEventId(submission.cle || JSON.stringify(draft))
    const delivery = await keepAndWait(context, { type: 'rework', id, at: context.clock.now().toISOString(), by: contribution.person, draft })
    return delivery?.outcome === 'refused' ? replies.issues(c, delivery.issues, 409) : receipt(c, contribution.id)
  })

  routes.delete('/api/follow/:id/:token/name', async (c) => {
    const id = c.req.param('id')
    const followed = await findFollowed(context, id, await context.readState())
    if (!followed) return replies.missing(c)
    await removeName(context, followed)
    return c.body(null, 204)
  })

  routes.route('/', apiReworkRoutes(context, (c, id) => receipt(c, id)))
  routes.route('/', deskApiRoutes(context))
  // An unknown address of the API is told in JSON.
  routes.all('/api/*', (c) => replies.missing(c))
  return routes
}

