import { Hono } from 'hono'
import type { Context } from 'hono'
import type { AmendmentDraft } from '../../domain/amendment.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import { bodies } from '../api/operations.ts'
import { createReplies } from '../api/replies.ts'
import type { IntakeContext } from '../context.ts'
import { keepAndWait } from '../submission/proposer-acts.ts'
import { baseOfRework, digestRework, fieldsOfRework, readRework, startRework } from '../submission/rework-changes.ts'
import { canRework, reworkDraft, reworkEventId } from '../submission/rework-draft.ts'

/** The JSON twin of reworking a proposal on several items. The token was checked before. */
export function apiReworkRoutes(context: IntakeContext, receipt: (c: Context, id: string) => Promise<Response>): Hono {
  const routes = new Hono()
  const replies = createReplies(context)
  const path = '/api/follow/:id/:token/rework-several'

  async function find(c: Context, base: string) {
    const state = await context.readState()
    const contribution = state.contributions.get(c.req.param('id') ?? '')
    if (!contribution) return { refusal: await replies.missing(c) }
    const rework = canRework(contribution) && contribution.kind === 'amendment' ? await startRework(context, contribution, await baseOfRework(context, base, state)) : null
    return rework ? { contribution, state, rework } : { refusal: await replies.issues(c, [{ code: 'contribution.decided', path: '' }], 409) }
  }

  routes.get(path, async (c) => {
    const { contribution, rework, refusal } = await find(c, '')
    if (!contribution) return refusal
    const values = { ...(await fieldsOfRework(rework, context)), pourquoi: await context.plain.toPlain(contribution.rationale ?? '') }
    return c.json({ base: rework.base, changes: rework.changes, values })
  })

  routes.post(path, async (c) => {
    const read = await replies.readBody(c, bodies.several)
    if (!read.data) return read.refusal
    const { contribution, state, rework, refusal } = await find(c, read.data.base)
    if (!contribution) return refusal
    const { changes, issues } = await readRework(read.data.values, rework, state.plan, context)
    const faults = [...issues, ...previewAmendment(state.files, rework.files, changes).issues]
    if (faults.length > 0) return replies.issues(c, faults, 422)
    const typed = read.data.values['pourquoi'] ?? ''
    const rationale = typed.trim() && (await context.plain.fromPlain(typed, ''))
    const { id, person, gesture } = contribution
    const draft: AmendmentDraft = { kind: 'amendment', id, person, base: rework.base, changes, ...(rationale && { rationale }), ...(gesture && changes.length === contribution.changes.length && { gesture }) }
    const event = reworkEventId(digestRework(id, rework.base, changes, rationale))
    const delivery = await keepAndWait(context, { type: 'rework', id: event, at: context.clock.now().toISOString(), by: person, draft: reworkDraft(draft, contribution) })
    return delivery?.outcome === 'refused' ? replies.issues(c, delivery.issues, 409) : receipt(c, id)
  })
  return routes
}
