import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { PlanState } from '../../usecases/plan-state.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { readClientAddress } from '../guards/client-address.ts'
import { formPage } from '../pages/form-page.ts'
import type { FormPageOptions } from '../pages/form-page.ts'
import { previewPage } from '../pages/preview-page.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'
import { acceptSubmission } from '../submission/accept-submission.ts'
import { beginForm, emptySubmission } from '../submission/begin-form.ts'
import { findKept } from '../submission/find-kept.ts'
import { formatKey, makeIds, parseKey } from '../submission/idempotency-key.ts'
import { prepareSubmission } from '../submission/prepare-submission.ts'
import type { Prepared } from '../submission/prepare-submission.ts'
import { readSubmission } from '../submission/submission.ts'
import type { Submission } from '../submission/submission.ts'

/** The form: two screens, then the private page. Nothing is kept before « Envoyer ». */
export function formRoutes(context: IntakeContext): Hono {
  const routes = new Hono()
  const checkPath = `${context.base}proposer/verifier/`
  const sendPath = `${context.base}proposer/envoyer/`

  async function showForm(c: Context, state: PlanState, options: Omit<FormPageOptions, 'action' | 'lang' | 'plan' | 'base'>, status: ContentfulStatusCode) {
    const messages = context.messages(state)
    const page = formPage({ ...options, action: checkPath, lang: state.plan.fields.lang, plan: state.plan, base: context.base }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  async function showPreview(c: Context, prepared: Prepared, submission: Submission, options: { isChanged?: boolean; failure?: string; status?: ContentfulStatusCode } = {}) {
    const { state, checked, items, renumbered, similar, phase } = prepared
    if (!checked.draft) return showForm(c, state, { values: submission, target: checked.target, phase, issues: checked.issues }, 422)
    const messages = context.messages(state)
    const { status = 200, ...said } = options
    const page = previewPage({ submission, draft: checked.draft, items, renumbered, similar, phase, action: sendPath, base: context.base, lang: state.plan.fields.lang, plan: state.plan, ...said }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  async function readPosted(c: Context): Promise<Submission> {
    const form = await readForm(c)
    const read = readSubmission(form)
    return read.success ? read.data : emptySubmission({ texte: form['texte'] ?? '' })
  }

  async function tooMany(c: Context, submission: Submission): Promise<Response | null> {
    const seconds = await context.rateLimit.secondsToWait(readClientAddress(c))
    if (seconds === null) return null
    const state = await context.readState()
    const { t } = context.messages(state)
    c.header('retry-after', String(seconds))
    const prepared = await prepareSubmission(context, submission, makeIds(context.randomBytes))
    return showForm(c, state, { values: submission, target: prepared.checked.target, phase: prepared.phase, issues: [], failure: t('failure.too-many', { count: Math.ceil(seconds / 60) }) }, 429)
  }

  routes.get('/proposer/', async (c) => {
    const state = await context.readState()
    const begun = await beginForm(context, c.req.query(), state)
    return showForm(c, state, begun, begun.issues.length > 0 ? 404 : 200)
  })

  routes.post('/proposer/verifier/', async (c) => {
    const submission = await readPosted(c)
    const ids = makeIds(context.randomBytes)
    const prepared = await prepareSubmission(context, submission, ids)
    const ready = { ...prepared.submission, cle: '' }
    return showPreview(c, prepared, { ...ready, cle: formatKey(ids, ready, context.signer) })
  })

  routes.post('/proposer/envoyer/', async (c) => {
    const form = await readForm(c)
    const read = readSubmission(form)
    const submission = read.success ? read.data : emptySubmission({ texte: form['texte'] ?? '' })
    if (form['geste'] === 'corriger') {
      const { state, checked, phase, submission: values } = await prepareSubmission(context, submission, makeIds(context.randomBytes))
      return showForm(c, state, { values: { ...values, cle: '' }, target: checked.target, phase, issues: [] }, 200)
    }
    const known = parseKey(submission, context.signer)
    if (known && (await findKept(context, known.contribution))) return c.redirect(`${followPath(context, known.contribution)}?recu`, 303)
    const refusal = await tooMany(c, submission)
    if (refusal) return refusal
    const ids = known ?? makeIds(context.randomBytes)
    const prepared = await prepareSubmission(context, submission, ids)
    const again = { ...prepared.submission, cle: '' }
    if (!known || !prepared.checked.draft) return showPreview(c, prepared, { ...again, cle: formatKey(ids, again, context.signer) }, { isChanged: submission.cle !== '' })
    try {
      const receipt = await acceptSubmission(context, prepared.checked.draft, prepared.checked.name)
      return c.redirect(`${receipt.followPath}?recu`, 303)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      const { t } = context.messages(prepared.state)
      return showPreview(c, prepared, submission, { failure: t('failure.not-kept'), status: 503 })
    }
  })
  return routes
}
