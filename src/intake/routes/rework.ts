import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Contribution } from '../../domain/contribution.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { formPage } from '../pages/form-page.ts'
import { previewPage } from '../pages/preview-page.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'
import { askAuthor } from '../submission/author-question.ts'
import { beginForm, emptySubmission } from '../submission/begin-form.ts'
import { textToEdit } from '../submission/edit-text.ts'
import { formatKey, parseKey } from '../submission/idempotency-key.ts'
import { keepAndWait } from '../submission/proposer-acts.ts'
import { prepareSubmission } from '../submission/prepare-submission.ts'
import { needsSeveral } from '../submission/rework-changes.ts'
import { canRework, fieldsOf, reworkDraft, reworkEventId } from '../submission/rework-draft.ts'
import { readSubmission } from '../submission/submission.ts'
import type { Submission } from '../submission/submission.ts'
import { showReworkSeveral, takeReworkSeveral } from './rework-several.ts'

/** Reworking a pending proposal or idea: the form again, with its words, on today's text. */
export function reworkRoutes(context: IntakeContext): Hono {
  const routes = new Hono()

  async function find(c: Context): Promise<{ contribution: Contribution; state: PlanState } | null> {
    const state = await context.readState()
    const contribution = state.contributions.get(c.req.param('id') ?? '')
    return contribution && canRework(contribution) ? { contribution, state } : null
  }

  /** The author's own words, where the plan changed the same ones. */
  async function keptWords(contribution: Contribution, state: PlanState): Promise<{ titre?: string; texte?: string }> {
    const kept = (await askAuthor(context, contribution, state))?.keep?.items[0]?.after
    return kept ? { ...(kept.title && { titre: kept.title }), texte: await textToEdit(kept.body, state.plan, context.plain) } : {}
  }

  routes.get('/suivi/:id/:token/retravailler/', async (c) => {
    const found = await find(c)
    if (!found) return replyMissing(c, context, 'follow.not-pending')
    const { contribution, state } = found
    if (needsSeveral(contribution, state.plan)) return showReworkSeveral(c, context, found)
    const begun = await beginForm(context, { ...fieldsOf(contribution), ...(await keptWords(contribution, state)), pourquoi: await context.plain.toPlain(contribution.rationale ?? ''), ...(contribution.text && { texte: await context.plain.toPlain(contribution.text) }) }, state)
    const messages = context.messages(state)
    const action = `${followPath(context, contribution.id)}retravailler/`
    return replyPage(c, context, formPage({ ...begun, action, lang: state.plan.fields.lang, plan: state.plan, base: context.base, isRework: true }, messages), 200, messages.language)
  })

  routes.post('/suivi/:id/:token/retravailler/', async (c) => {
    const found = await find(c)
    if (!found) return replyMissing(c, context, 'follow.not-pending')
    const { contribution, state } = found
    if (needsSeveral(contribution, state.plan)) return takeReworkSeveral(c, context, found)
    const form = await readForm(c)
    const read = readSubmission({ ...form, ...fieldsOf(contribution), accord: 'oui', nom: '' })
    const submission = read.success ? read.data : emptySubmission({ texte: form['texte'] ?? '' })
    const ids = { contribution: contribution.id, person: contribution.person }
    const prepared = await prepareSubmission(context, submission, ids)
    const messages = context.messages(state)
    const common = { phase: prepared.phase, action: `${followPath(context, contribution.id)}retravailler/`, lang: state.plan.fields.lang, plan: state.plan, base: context.base }
    const { checked } = prepared
    if (!checked.draft || form['geste'] === 'corriger') {
      const page = formPage({ ...common, values: { ...prepared.submission, cle: '' }, target: checked.target, issues: form['geste'] === 'corriger' ? [] : checked.issues, isRework: true }, messages)
      return replyPage(c, context, page, form['geste'] === 'corriger' ? 200 : 422, messages.language)
    }
    const preview = (failure?: string) => {
      const unsigned = { ...prepared.submission, cle: '' }
      const again = { ...unsigned, cle: formatKey(ids, unsigned, context.signer) }
      return previewPage({ ...common, isRework: true, submission: again, draft: checked.draft, items: prepared.items, renumbered: prepared.renumbered, similar: [], ...(failure && { failure }) }, messages)
    }
    if (form['geste'] !== 'envoyer' || !isSigned(submission)) return replyPage(c, context, preview(), 200, messages.language)
    try {
      await keepAndWait(context, { type: 'rework', id: reworkEventId(submission.cle), at: context.clock.now().toISOString(), by: contribution.person, draft: reworkDraft(checked.draft, contribution) })
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return replyPage(c, context, preview(messages.t('failure.not-kept')), 503, messages.language)
    }
    return c.redirect(`${followPath(context, contribution.id)}?repris`, 303)
  })

  const isSigned = (submission: Submission) => parseKey(submission, context.signer) !== null
  return routes
}
