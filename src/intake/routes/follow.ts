import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Contribution } from '../../domain/contribution.ts'
import { contributionId } from '../../domain/ids.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import { previewAsWritten } from '../../usecases/preview-as-written.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { followFeedPath } from '../feeds/feed-path.ts'
import { readClientAddress } from '../guards/client-address.ts'
import { followPage } from '../pages/follow-page.ts'
import type { FollowPageOptions } from '../pages/follow-page.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'
import { askAuthor } from '../submission/author-question.ts'
import { findFollowed } from '../submission/find-followed.ts'
import type { Followed } from '../submission/find-followed.ts'
import { answerAsProposer, removeName, withdraw, withdrawHeld } from '../submission/proposer-acts.ts'
import { ownOrigin } from '../own-origin.ts'
import { waitForNumber } from '../submission/wait-for-number.ts'
import { chooseRoutes } from './choose.ts'
import { reworkRoutes } from './rework.ts'

const notices = ['recu', 'repondu', 'objecte', 'repris', 'garde', 'pris', 'annule', 'nom'] as const

/** The private page: its token is all the right that it takes, so its address is never told to another site nor kept. */
export function followRoutes(context: IntakeContext): Hono {
  const routes = new Hono()

  routes.use('/suivi/:id/:token/*', async (c, next) => {
    const { id, token } = c.req.param()
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex, nofollow')
    const isTheirs = contributionId.safeParse(id).success && context.signer.verify(token, 'follow', id)
    if (!isTheirs) return replyMissing(c, context, 'follow.forged')
    return next()
  })

  async function show(c: Context, options: Partial<Pick<FollowPageOptions, 'notice' | 'answer' | 'objection' | 'issues' | 'failure'>> & { answerKey?: string }, status: ContentfulStatusCode = 200): Promise<Response> {
    const id = c.req.param('id') ?? ''
    const state = await context.readState()
    const followed = await findFollowed(context, id, state)
    if (!followed) return replyMissing(c, context, 'follow.unknown')
    const messages = context.messages(state)
    const path = followPath(context, id)
    const person = followed.stage === 'registered' ? followed.contribution.person : followed.draft.person
    const name = (followed.stage === 'leaving' || followed.stage === 'held' ? followed.name : undefined) ?? state.people[person]?.name
    const answerKey = options.answerKey ?? Buffer.from(context.randomBytes(18)).toString('base64url')
    const address = `${ownOrigin(context, c)}${path}`
    const question = followed.stage === 'registered' ? await askAuthor(context, followed.contribution, state) : null
    const page = followPage({ question, ...(followed.stage === 'registered' && { feed: followFeedPath(context, id) }), notice: null, ...options, followed, state, base: context.base, path, address, items: await itemsOf(followed, state), name, answerKey }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  /** A proposal that was decided, or whose words met others, is shown as it was made, on its own base. */
  async function itemsOf(followed: Followed, state: PlanState): Promise<ItemPreview[]> {
    const said = followed.stage === 'registered' ? followed.contribution : followed.draft
    if (said.kind !== 'amendment' || !said.changes || !said.base) return []
    const base = await context.readContent(said.base)
    if (!base) return []
    const isDecided = followed.stage === 'registered' && followed.contribution.status !== 'pending'
    return (isDecided ? previewAmendment(base, base, said.changes) : previewAsWritten(state.files, base, said.changes)).items
  }

  async function contributionOf(c: Context): Promise<{ state: PlanState; contribution: Contribution } | null> {
    const state = await context.readState()
    const contribution = state.contributions.get(c.req.param('id') ?? '')
    return contribution ? { state, contribution } : null
  }

  routes.get('/suivi/:id/:token/', async (c) => {
    const asked = notices.find((notice) => c.req.query(notice) !== undefined) ?? null
    if (asked === 'recu') await waitForNumber(context, c.req.param('id'))
    return show(c, { notice: asked })
  })

  routes.post('/suivi/:id/:token/:act{repondre|objecter}/', async (c) => {
    const form = await readForm(c)
    const objection = c.req.param('act') === 'objecter'
    const { cle: key = '' } = form
    const text = form[objection ? 'desaccord' : 'texte'] ?? ''
    const typed = objection ? { objection: text } : { answer: text }
    const found = await contributionOf(c)
    if (!found) return show(c, { ...typed, failure: (await words()).t('failure.try-again') }, 409)
    const seconds = await context.rateLimit.secondsToWait(readClientAddress(c))
    if (seconds !== null) {
      c.header('retry-after', String(seconds))
      return show(c, { ...typed, answerKey: key, failure: (await words()).t('failure.too-many', { count: Math.ceil(seconds / 60) }) }, 429)
    }
    return orFailure(c, typed, async () => {
      const { issues } = await answerAsProposer(context, found, { text, key, objection })
      if (issues.some(({ path }) => path === 'cle')) return show(c, { ...typed, failure: (await words()).t('failure.try-again') }, 409)
      if (issues.length > 0) return show(c, { ...typed, issues: objection ? issues.map((issue) => ({ ...issue, path: 'desaccord' })) : issues, answerKey: key }, 422)
      return c.redirect(`${followPath(context, found.contribution.id)}?${objection ? 'objecte' : 'repondu'}`, 303)
    })
  })

  routes.post('/suivi/:id/:token/annuler/', async (c) => {
    const { pourquoi: reason = '' } = await readForm(c)
    const found = await contributionOf(c)
    const refuse = async () => show(c, { answer: reason, failure: (await words()).t('failure.not-pending') }, 409)
    return orFailure(c, { answer: reason }, async () => {
      const id = c.req.param('id')
      if (!found) return (await withdrawHeld(context, await findFollowed(context, id, await context.readState()))) ? c.redirect(`${followPath(context, id)}?annule`, 303) : refuse()
      const issues = await withdraw(context, found.contribution, reason)
      if (issues.some(({ code }) => code === 'contribution.decided')) return refuse()
      if (issues.length > 0) return show(c, { answer: reason, issues }, 422)
      return c.redirect(`${followPath(context, found.contribution.id)}?annule`, 303)
    })
  })

  routes.post('/suivi/:id/:token/nom/', async (c) => {
    const id = c.req.param('id')
    const followed = await findFollowed(context, id, await context.readState())
    if (!followed) return replyMissing(c, context, 'follow.unknown')
    await removeName(context, followed)
    return c.redirect(`${followPath(context, id)}?nom`, 303)
  })

  async function orFailure(c: Context, typed: { answer?: string; objection?: string }, act: () => Promise<Response>): Promise<Response> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return show(c, { ...typed, failure: (await words()).t('failure.not-kept') }, 503)
    }
  }
  const words = async () => context.messages(await context.readState())

  routes.route('/', chooseRoutes(context, (c, failure, status) => show(c, { failure }, status)))
  routes.route('/', reworkRoutes(context))
  return routes
}
