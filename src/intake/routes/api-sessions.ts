import { Hono } from 'hono'
import type { Context } from 'hono'
import type { z } from 'zod'
import type { PlanState } from '../../usecases/plan-state.ts'
import { planClosing } from '../../usecases/session/plan-closing.ts'
import { bodies } from '../api/operations.ts'
import { presentSession } from '../api/present-session.ts'
import type { Replies } from '../api/replies.ts'
import type { sessionInput } from '../api/session-schemas.ts'
import type { IntakeContext } from '../context.ts'
import { closeSession } from '../desk/close-session.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { findClosed, listOpenSessions, openSession } from '../desk/open-session.ts'
import { readGround } from '../desk/read-session.ts'
import { saveSession } from '../desk/save-session.ts'
import { ownWords } from '../desk/session-fields.ts'
import type { KeptSession } from '../private/merging-sessions.ts'

/** The JSON twins of merging sessions. Mounted behind the desk's guard. */
export function sessionApiRoutes(context: IntakeContext, replies: Replies): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()

  async function find(id: string, state: PlanState): Promise<KeptSession | null> {
    const kept = /^[0-9a-z]{10}$/.test(id) && !findClosed(state, id) ? await context.mergingSessions.find(id) : null
    const isLeaving = context.outbox.pending().some(({ entry }) => entry.type === 'close-session' && entry.session.id === id)
    return isLeaving ? null : kept
  }

  async function show(c: Context<DeskEnv>, { current }: KeptSession, state: PlanState, status: 200 | 201 = 200): Promise<Response> {
    const closing = planClosing(current.state, await readGround(context, state, current.state.item))
    if (!closing) return replies.issues(c, [{ code: 'session.item-gone', path: '' }], 409)
    return c.json(presentSession(current, closing, state, context.messages(state)), status)
  }

  routes.get('/api/desk/sessions', async (c) => {
    const open = await listOpenSessions(context, await context.readState())
    return c.json(open.map(({ current: { revision, state } }) => ({ id: state.id, item: state.item, openedAt: state.openedAt, revision })))
  })

  routes.post('/api/desk/sessions', async (c) => {
    const [read, state] = [await replies.readBody(c, bodies.sessionOpening), await context.readState()]
    if (!read.data) return read.refusal
    const kept = await openSession(context, c.get('coordinator'), read.data.item, state)
    return kept ? show(c, kept, state, 201) : replies.missing(c)
  })

  routes.get('/api/desk/sessions/:id', async (c) => {
    const state = await context.readState()
    const kept = await find(c.req.param('id'), state)
    return kept ? show(c, kept, state) : replies.missing(c)
  })

  routes.post('/api/desk/sessions/:id', async (c) => {
    const [read, state] = [await replies.readBody(c, bodies.sessionInput), await context.readState()]
    if (!read.data) return read.refusal
    const kept = await find(c.req.param('id'), state)
    const saved = kept && (await saveSession(context, kept.current.state.id, c.get('coordinator'), toFields(read.data), state))
    if (!saved) return replies.missing(c)
    if (saved.outcome === 'too-long') return replies.issues(c, [{ code: 'text.too-long', path: 'text', data: { length: read.data.text?.words.length ?? 0, max: 20_000 } }], 422)
    if (saved.outcome === 'clash') return replies.issues(c, [...saved.clashes.map(({ field }) => ({ code: 'session.clash', path: field })), ...(saved.isTextClash ? [{ code: 'session.clash', path: 'texte' }] : [])], 409)
    return show(c, saved.kept, state)
  })

  routes.post('/api/desk/sessions/:id/close', async (c) => {
    const [read, state] = [await replies.readBody(c, bodies.sessionClosing), await context.readState()]
    if (!read.data) return read.refusal
    const kept = await find(c.req.param('id'), state)
    if (!kept) return replies.missing(c)
    const result = await closeSession(context, c.get('coordinator'), kept, state, { revision: String(read.data.revision), main: read.data.main, proposals: read.data.stamp })
    if (result.outcome === 'stale') return replies.issues(c, [{ code: 'session.stale', path: 'revision' }], 409)
    if (result.outcome === 'refused') return replies.issues(c, result.issues, 422)
    return c.json({ outcome: result.outcome }, result.outcome === 'done' ? 200 : 202)
  })

  routes.delete('/api/desk/sessions/:id', async (c) => {
    const kept = await find(c.req.param('id'), await context.readState())
    if (!kept) return replies.missing(c)
    await context.mergingSessions.remove(kept.current.state.id)
    return c.body(null, 204)
  })
  return routes
}

/** The names of the page's own form. */
function toFields({ revision, choices, wordings, text, leftOpen, note, version }: z.output<typeof sessionInput>): Record<string, string> {
  const fields: Record<string, string> = { vu: String(revision) }
  for (const [id, { stand, reason, leftOpen: open }] of Object.entries(choices)) Object.assign(fields, { [`choix-${id}`]: stand, [`raison-${id}`]: reason, [`reste-${id}`]: open })
  for (const [key, { from, words, reason }] of Object.entries(wordings)) Object.assign(fields, { [`mots-${key}`]: from ?? (words === undefined ? '' : ownWords), [`propres-${key}`]: words ?? '', [`raison-${key}`]: reason })
  if (text) Object.assign(fields, { texte: text.words, 'texte-sur': text.on.body, 'titre-sur': text.on.title ?? '', titre: text.title ?? text.on.title ?? '', 'raison-texte': text.reason })
  return { ...fields, ...(leftOpen !== undefined && { reste: leftOpen }), ...(note !== undefined && { note }), ...(version !== undefined && { version }) }
}
