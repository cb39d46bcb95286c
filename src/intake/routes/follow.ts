import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Contribution } from '../../domain/contribution.ts'
import { contributionId, createOpaqueId } from '../../domain/ids.ts'
import { checkText, cleanTyped } from '../../text/limits.ts'
import type { OutboxEntry } from '../../usecases/outbox-entry.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { followPage } from '../pages/follow-page.ts'
import type { FollowPageOptions } from '../pages/follow-page.ts'
import { setName } from '../private/deliver-record.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'
import { acceptSubmission } from '../submission/accept-submission.ts'
import { findFollowed } from '../submission/find-followed.ts'
import type { Followed } from '../submission/find-followed.ts'
import { idsFromOwnKey } from '../submission/idempotency-key.ts'
import { phaseOf } from '../submission/phase-of.ts'
import { reworkRoutes } from './rework.ts'

const notices = ['recu', 'repondu', 'repris', 'annule', 'nom'] as const
/** How long a page waits for the repository before it answers that the act is on its way. */
const patience = 3_000
/** Leaves room for escaped signs in what the register holds. */
const MAX_REASON = 10_000

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

  async function show(c: Context, options: Partial<Pick<FollowPageOptions, 'notice' | 'answer' | 'issues' | 'failure'>> & { answerKey?: string }, status: ContentfulStatusCode = 200): Promise<Response> {
    const id = c.req.param('id') ?? ''
    const state = await context.readState()
    const followed = await findFollowed(context, id, state)
    if (!followed) return replyMissing(c, context, 'follow.unknown')
    const messages = context.messages(state)
    const path = followPath(context, id)
    const person = followed.stage === 'registered' ? followed.contribution.person : followed.draft.person
    const name = (followed.stage === 'leaving' || followed.stage === 'held' ? followed.name : undefined) ?? state.people[person]?.name
    const answerKey = options.answerKey ?? Buffer.from(context.randomBytes(18)).toString('base64url')
    const address = `${context.publicUrl ?? new URL(c.req.url).origin}${path}`
    const page = followPage({ notice: null, ...options, followed, state, base: context.base, path, address, items: await itemsOf(followed, state), name, answerKey }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  /** A proposal that was decided is shown as it was made, on its own base. */
  async function itemsOf(followed: Followed, state: PlanState): Promise<ItemPreview[]> {
    const said = followed.stage === 'registered' ? followed.contribution : followed.draft
    if (said.kind !== 'amendment' || !said.changes || !said.base) return []
    const base = await context.readContent(said.base)
    if (!base) return []
    const isPending = followed.stage !== 'registered' || followed.contribution.status === 'pending'
    return previewAmendment(isPending ? state.files : base, base, said.changes).items
  }

  async function contributionOf(c: Context): Promise<{ state: PlanState; contribution: Contribution } | null> {
    const state = await context.readState()
    const contribution = state.contributions.get(c.req.param('id') ?? '')
    return contribution ? { state, contribution } : null
  }

  /** Keeps an entry and waits a moment for its effect, so that the next page tells it. */
  async function send(entry: OutboxEntry): Promise<void> {
    const settled = context.outbox.settled(entry.id, patience)
    await context.outbox.add({ entry })
    await settled
  }

  routes.get('/suivi/:id/:token/', async (c) => {
    const asked = notices.find((notice) => c.req.query(notice) !== undefined) ?? null
    if (asked === 'recu') await waitForNumber(c.req.param('id'))
    return show(c, { notice: asked })
  })

  async function waitForNumber(id: string): Promise<void> {
    const leaving = context.outbox.pending().find(({ entry }) => entry.type === 'submit' && entry.draft.id === id)
    if (leaving) await context.outbox.settled(leaving.entry.id, 800)
  }

  routes.post('/suivi/:id/:token/repondre/', async (c) => {
    const form = await readForm(c)
    const said = form['texte'] ?? ''
    const ids = idsFromOwnKey(form['cle'] ?? '', context.signer)
    const found = await contributionOf(c)
    if (!found || !ids) return show(c, { answer: form['texte'] ?? '', failure: (await words()).t('failure.try-again') }, 409)
    const issues = checkText(said, 'texte')
    if (issues.length > 0) return show(c, { answer: form['texte'] ?? '', issues, answerKey: form['cle'] ?? '' }, 422)
    const { contribution, state } = found
    const now = context.clock.now()
    const { phase, late } = phaseOf(state.plan.fields, now, now)
    const about = contribution.kind === 'comment' ? { about: contribution.about, replyTo: contribution.id } : { about: { contribution: contribution.id } }
    const draft = { kind: 'comment' as const, id: ids.contribution, person: contribution.person, text: await context.plain.fromPlain(said, ''), ...about, ...(phase && { phase: phase.id }), ...(late && { late }) }
    return orFailure(c, form['texte'] ?? '', async () => {
      await acceptSubmission(context, draft, undefined)
      const leaving = context.outbox.pending().find(({ entry }) => entry.type === 'submit' && entry.draft.id === draft.id)
      if (leaving) await context.outbox.settled(leaving.entry.id, patience)
      return c.redirect(`${followPath(context, contribution.id)}?repondu`, 303)
    })
  })

  routes.post('/suivi/:id/:token/annuler/', async (c) => {
    const form = await readForm(c)
    const reason = cleanTyped(form['pourquoi'] ?? '').trim().slice(0, MAX_REASON)
    const found = await contributionOf(c)
    if (!found || found.contribution.status !== 'pending') return show(c, { failure: (await words()).t('failure.not-pending') }, 409)
    const { contribution } = found
    return orFailure(c, reason, async () => {
      const at = context.clock.now().toISOString()
      await send({ type: 'withdraw', id: createOpaqueId(context.randomBytes), at, by: contribution.person, contribution: contribution.id, ...(reason && { reason: await context.plain.fromPlain(reason, '') }) })
      return c.redirect(`${followPath(context, contribution.id)}?annule`, 303)
    })
  })

  routes.post('/suivi/:id/:token/nom/', async (c) => {
    const id = c.req.param('id')
    const state = await context.readState()
    const followed = await findFollowed(context, id, state)
    if (!followed) return replyMissing(c, context, 'follow.unknown')
    const person = followed.stage === 'registered' ? followed.contribution.person : followed.draft.person
    await context.held.forgetName(id)
    await context.outbox.forgetName(person, () => setName(context.forge, person, null, context.clock))
    context.site.rebuild()
    return c.redirect(`${followPath(context, id)}?nom`, 303)
  })

  async function orFailure(c: Context, answer: string, act: () => Promise<Response>): Promise<Response> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return show(c, { answer, failure: (await words()).t('failure.not-kept') }, 503)
    }
  }
  const words = async () => context.messages(await context.readState())

  routes.route('/', reworkRoutes(context, send))
  return routes
}
