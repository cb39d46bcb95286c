import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Issue } from '../../domain/errors.ts'
import { checkReason } from '../../text/limits.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import type { IntakeContext } from '../context.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { aboutLine } from '../pages/about-line.ts'
import { deskHeldPage } from '../pages/desk-held-page.ts'
import type { DeskHeldOptions } from '../pages/desk-held-page.ts'
import { tellGesture } from '../pages/tell-gesture.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'

type Held = Pick<DeskHeldOptions, 'record' | 'draft'>

const missingReason: Issue = { code: 'decision.reason-missing', path: 'reason' }

/** Submissions that a coordinator sees first: publish, or not, with a reason for their proposer alone. */
export function deskHeldRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { held, outbox, base, clock } = context

  routes.get('/coordination/attente/:id/', async (c) => {
    const found = await findHeld(c.req.param('id'))
    if (!found) return replyMissing(c, context, 'held.gone')
    return show(c, found, { issues: [], reason: '', path: c.req.path }, 200)
  })

  async function show(c: Context<DeskEnv>, found: Held, typed: Pick<DeskHeldOptions, 'issues' | 'reason' | 'path'>, status: ContentfulStatusCode): Promise<Response> {
    const state = await context.readState()
    const messages = context.messages(state)
    const { draft } = found
    const files = draft.kind === 'amendment' ? await context.readContent(draft.base) : null
    const items = draft.kind === 'amendment' && files ? previewAmendment(state.files, files, draft.changes).items : []
    const about = draft.kind === 'comment' ? { about: aboutLine(draft.about, state, messages) } : draft.kind === 'amendment' ? { gesture: tellGesture(draft, state.plan, messages) } : {}
    const page = deskHeldPage({ ...found, ...typed, items, ...about, base, coordinator: c.get('coordinator'), lang: state.plan.fields.lang }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  // The outbox has it before the held file goes: cut between the two, it is only asked for again, under the same id.
  routes.post('/coordination/attente/:id/liberer/', async (c) => {
    const found = await findHeld(c.req.param('id'))
    if (!found) return replyMissing(c, context, 'held.gone')
    const { entry, name } = found.record
    await outbox.add({ entry, ...(name && { name }) })
    await held.remove(found.draft.id)
    return c.redirect(`${base}coordination/?libere`, 303)
  })

  routes.post('/coordination/attente/:id/ecarter/', async (c) => {
    const found = await findHeld(c.req.param('id'))
    if (!found) return replyMissing(c, context, 'held.gone')
    const reason = ((await readForm(c))['raison'] ?? '').trim()
    const issues = reason ? checkReason(reason, 'reason') : [missingReason]
    if (issues.length > 0) return show(c, found, { issues, reason, path: c.req.path.replace(/ecarter\/$/, '') }, 422)
    await held.drop(found.draft.id, { reason: await context.plain.fromPlain(reason, ''), at: clock.now().toISOString(), by: c.get('coordinator').id })
    return c.redirect(`${base}coordination/?ecarte`, 303)
  })

  async function findHeld(id: string): Promise<Held | null> {
    const found = /^[0-9a-z]{10}$/.test(id) ? await held.find(id) : null
    return found && !found.dropped && 'draft' in found.record.entry ? { record: found.record, draft: found.record.entry.draft } : null
  }
  return routes
}
