import type { Context } from 'hono'
import type { Contribution } from '../../domain/contribution.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import { listRenumbered } from '../../usecases/renumbered.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { previewPage } from '../pages/preview-page.ts'
import { reworkPage } from '../pages/rework-page.ts'
import { tellGesture } from '../pages/tell-gesture.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'
import { emptySubmission } from '../submission/begin-form.ts'
import { phaseOf } from '../submission/phase-of.ts'
import { keepAndWait } from '../submission/proposer-acts.ts'
import { baseOfRework, digestRework, fieldsOfRework, readRework, startRework } from '../submission/rework-changes.ts'
import { reworkDraft, reworkEventId } from '../submission/rework-draft.ts'

interface Found {
  contribution: Contribution
  state: PlanState
}

/** First screen of a reworking of several changes. */
export async function showReworkSeveral(c: Context, context: IntakeContext, { contribution, state }: Found): Promise<Response> {
  const rework = await startRework(context, contribution, state.heads.main)
  if (!rework) return replyMissing(c, context, 'follow.not-pending')
  const messages = context.messages(state)
  const values = { ...(await fieldsOfRework(rework, context)), pourquoi: await context.plain.toPlain(contribution.rationale ?? '') }
  const page = reworkPage({ number: contribution.number, ...rework, values, action: actionOf(context, contribution), gesture: tellGesture(contribution, rework.plan, messages), issues: [] }, messages)
  return replyPage(c, context, page, 200, messages.language)
}

/** The preview, then the sending: all the changes or none, as one event. */
export async function takeReworkSeveral(c: Context, context: IntakeContext, { contribution, state }: Found): Promise<Response> {
  const form = await readForm(c)
  const rework = await startRework(context, contribution, await baseOfRework(context, form['base'] ?? '', state))
  if (!rework) return replyMissing(c, context, 'follow.not-pending')
  const messages = context.messages(state)
  const action = actionOf(context, contribution)
  const read = await readRework(form, rework, state.plan, context)
  const preview = previewAmendment(state.files, rework.files, read.changes)
  const issues = [...read.issues, ...preview.issues.map((issue) => ({ ...issue, path: '' }))]
  if (issues.length > 0 || form['geste'] === 'corriger') {
    const page = reworkPage({ number: contribution.number, ...rework, values: form, action, gesture: tellGesture(contribution, rework.plan, messages), issues: form['geste'] === 'corriger' ? [] : issues }, messages)
    return replyPage(c, context, page, form['geste'] === 'corriger' ? 200 : 422, messages.language)
  }
  const typed = form['pourquoi'] ?? ''
  const rationale = typed.trim() && (await context.plain.fromPlain(typed, ''))
  const { gesture } = contribution
  const { id, person } = contribution
  const draft = { kind: 'amendment' as const, id, person, base: rework.base, changes: read.changes, ...(rationale && { rationale }), ...(gesture && read.changes.length === contribution.changes.length && { gesture }) }
  const digest = digestRework(id, rework.base, read.changes, rationale)
  const { geste: _, cle = '', ...carried } = form
  const show = (failure?: string) => {
    const fields = { ...carried, base: rework.base, cle: context.signer.sign('idempotency', 'rework', digest) }
    const now = context.clock.now()
    const page = previewPage(
      { submission: emptySubmission(), fields, draft, items: preview.items, renumbered: listRenumbered(state.plan, preview.plan), similar: [], phase: phaseOf(state.plan.fields, now, now), action, base: context.base, lang: state.plan.fields.lang, plan: state.plan, ...(failure && { failure }) },
      messages,
    )
    return replyPage(c, context, page, failure ? 503 : 200, messages.language)
  }
  if (form['geste'] !== 'envoyer' || !context.signer.verify(cle, 'idempotency', 'rework', digest)) return show()
  try {
    await keepAndWait(context, { type: 'rework', id: reworkEventId(cle), at: context.clock.now().toISOString(), by: person, draft: reworkDraft(draft, contribution) })
  } catch (error) {
    if (!(error instanceof NotKept)) throw error
    return show(messages.t('failure.not-kept'))
  }
  return c.redirect(`${followPath(context, id)}?repris`, 303)
}

function actionOf(context: IntakeContext, { id }: Contribution): string {
  return `${followPath(context, id)}retravailler/`
}
