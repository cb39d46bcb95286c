import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Issue } from '../../domain/errors.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import { touchedItems } from '../../domain/amendment.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { planClosing } from '../../usecases/session/plan-closing.ts'
import type { IntakeContext } from '../context.ts'
import { closeSession } from '../desk/close-session.ts'
import { noticeOf } from '../desk/desk-env.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { findClosed, listOpenSessions, openSession } from '../desk/open-session.ts'
import { readGround } from '../desk/read-session.ts'
import { saveSession } from '../desk/save-session.ts'
import { showSession } from '../desk/show-session.ts'
import { versionIssues } from '../desk/version-to-name.ts'
import { sessionClosedPage } from '../pages/session-closed-page.ts'
import { sessionClosingPage } from '../pages/session-closing-page.ts'
import { sessionListPage } from '../pages/session-list-page.ts'
import type { KeptSession } from '../private/merging-sessions.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'

/** Merging sessions: open one on an item, decide in it, close it. */
export function deskSessionRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { base, mergingSessions } = context
  const pathOf = (id: string) => `${base}coordination/seances/${id}/`

  async function find(c: Context): Promise<KeptSession | null> {
    const id = c.req.param('id') ?? ''
    return /^[0-9a-z]{10}$/.test(id) ? mergingSessions.find(id) : null
  }

  // While its closing is on its way to the repository, nothing more can be said in a session.
  routes.use('/coordination/seances/:id/*', async (c, next) => {
    const isLeaving = context.outbox.pending().some(({ entry }) => entry.type === 'close-session' && entry.session.id === c.req.param('id'))
    return isLeaving ? c.redirect(`${base}coordination/seances/?garde`, 303) : next()
  })

  /** A session whose closing is recorded is no longer kept here. */
  async function replyGone(c: Context<DeskEnv>): Promise<Response> {
    const state = await context.readState()
    const closed = findClosed(state, c.req.param('id') ?? '')
    if (!closed) return replyMissing(c, context, 'page.unknown')
    await mergingSessions.remove(closed.contribution)
    const messages = context.messages(state)
    return replyPage(c, context, sessionClosedPage({ base, coordinator: c.get('coordinator'), state, closed }, messages), 200, messages.language)
  }

  routes.get('/coordination/seances/', async (c) => {
    const state = await context.readState()
    const messages = context.messages(state)
    const open = (await listOpenSessions(context, state)).map(({ current }) => current)
    const busy = new Set(open.map((each) => each.state.item))
    const counts = Map.groupBy([...state.contributions.values()].filter(({ status, kind }) => status === 'pending' && kind === 'amendment').flatMap(({ changes }) => touchedItems(changes)), (item) => item)
    const items = [...counts].flatMap(([id, all]) => (!busy.has(id) && (id === PLAN_ID || state.plan.items.has(id)) ? [{ id, item: state.plan.items.get(id), count: all.length }] : [])).sort((one, two) => two.count - one.count)
    const closed = state.events.filter((event) => event.type === 'closed').reverse()
    const notice = noticeOf(c)
    const page = sessionListPage({ base, coordinator: c.get('coordinator'), state, open, items, closed, ...(notice && { notice: messages.t(notice) }) }, messages)
    return replyPage(c, context, page, 200, messages.language)
  })

  routes.post('/coordination/seances/', async (c) => {
    const item = (await readForm(c))['element'] ?? ''
    const state = await context.readState()
    const kept = await openSession(context, c.get('coordinator'), item, state)
    return kept ? c.redirect(pathOf(kept.current.state.id), 303) : replyMissing(c, context, 'page.unknown')
  })

  routes.get('/coordination/seances/:id/', async (c) => {
    const kept = await find(c)
    const state = await context.readState()
    if (!kept || findClosed(state, kept.current.state.id)) return replyGone(c)
    return showSession(c, context, { kept, state, notice: c.req.query('enregistre') === undefined ? undefined : 'merging.notice.saved' })
  })

  routes.post('/coordination/seances/:id/', async (c) => {
    const form = await readForm(c)
    const state = await context.readState()
    const known = await find(c)
    if (!known || findClosed(state, known.current.state.id)) return replyGone(c)
    try {
      const saved = await saveSession(context, known.current.state.id, c.get('coordinator'), form, state)
      if (!saved) return await replyGone(c)
      if (saved.outcome === 'clash') return await showSession(c, context, { kept: saved.kept, state, session: saved.state, form, clashes: saved.clashes, isTextClash: saved.isTextClash }, 409)
      if (saved.outcome === 'too-long') return await showSession(c, context, { kept: saved.kept, state, form, failure: 'merging.too-long' }, 422)
      // The page's script takes over what it needs of the answer.
      if (form['faire'] === 'auto') return await showSession(c, context, { kept: saved.kept, state, ...(saved.typed !== null && { typed: saved.typed }) })
      return c.redirect(`${pathOf(known.current.state.id)}${form['faire'] === 'clore' ? 'clore/' : '?enregistre'}`, 303)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return showSession(c, context, { kept: known, state, form, failure: 'failure.not-kept' }, 503)
    }
  })

  async function showClosing(c: Context<DeskEnv>, kept: KeptSession, state: PlanState, extra: { isStale?: boolean; issues?: readonly Issue[]; failure?: string } = {}, status: ContentfulStatusCode = 200): Promise<Response> {
    const session = kept.current.state
    const closing = planClosing(session, await readGround(context, state, session.item))
    if (!closing) return showSession(c, context, { kept, state })
    const messages = context.messages(state)
    const { issues = [], ...rest } = extra
    const own = [...closing.issues, ...versionIssues(session.version.trim(), state.plan)]
    const page = sessionClosingPage({ base, coordinator: c.get('coordinator'), state, session, closing: { ...closing, issues: [...own, ...issues.filter(({ code }) => !own.some((each) => each.code === code))] }, revision: kept.current.revision, ...rest }, messages)
    return replyPage(c, context, page, own.length > 0 && status === 200 ? 422 : status, messages.language)
  }

  routes.get('/coordination/seances/:id/clore/', async (c) => {
    const kept = await find(c)
    const state = await context.readState()
    if (!kept || findClosed(state, kept.current.state.id)) return replyGone(c)
    return showClosing(c, kept, state)
  })

  routes.post('/coordination/seances/:id/clore/', async (c) => {
    const form = await readForm(c)
    const kept = await find(c)
    const state = await context.readState()
    if (!kept || findClosed(state, kept.current.state.id)) return replyGone(c)
    try {
      const result = await closeSession(context, c.get('coordinator'), kept, state, { revision: form['vu'], main: form['base'], proposals: form['propositions'] })
      if (result.outcome === 'stale') return await showClosing(c, kept, state, { isStale: true }, 409)
      if (result.outcome === 'refused') return await showClosing(c, kept, await context.readState(), { issues: result.issues }, 409)
      return c.redirect(result.outcome === 'kept' ? `${base}coordination/seances/?garde` : pathOf(kept.current.state.id), 303)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return showClosing(c, kept, state, { failure: context.messages(state).t('failure.not-kept') }, 503)
    }
  })

  routes.post('/coordination/seances/:id/abandonner/', async (c) => {
    const kept = await find(c)
    if (kept) await mergingSessions.remove(kept.current.state.id)
    return c.redirect(`${base}coordination/seances/?fait`, 303)
  })
  return routes
}
