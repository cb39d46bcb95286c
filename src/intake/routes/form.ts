import { Hono } from 'hono'
import type { Context, Env } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Issue } from '../../domain/errors.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { readClientAddress } from '../guards/client-address.ts'
import type { Messages } from '../messages.ts'
import { aboutLine } from '../pages/about-line.ts'
import { formPage } from '../pages/form-page.ts'
import type { FormPageOptions } from '../pages/form-page.ts'
import { previewPage } from '../pages/preview-page.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'
import type { FormDoor, OwnFields } from '../submission/form-door.ts'
import { acceptSubmission } from '../submission/accept-submission.ts'
import { asIdea } from '../submission/as-idea.ts'
import { beginForm, emptySubmission } from '../submission/begin-form.ts'
import { findKept } from '../submission/find-kept.ts'
import { formatKey, makeIds, parseKey } from '../submission/idempotency-key.ts'
import { withMiddleDots } from '../submission/middle-dots.ts'
import { prepareSubmission } from '../submission/prepare-submission.ts'
import type { Prepared } from '../submission/prepare-submission.ts'
import { readSubmission } from '../submission/submission.ts'
import type { Submission } from '../submission/submission.ts'
import { isUnplacedIn } from '../submission/target-of.ts'

/** Everyone's way in to the form. */
export function publicDoor<E extends Env = Env>(): FormDoor<E> {
  return {
    path: 'proposer/',
    isLimited: true,
    coordinatorOf: () => null,
    ownOf: () => null,
    accept: async (context, draft, name) => `${(await acceptSubmission(context, draft, name)).followPath}?recu`,
    known: (context, id) => `${followPath(context, id)}?recu`,
  }
}

type Given = Omit<FormPageOptions, 'action' | 'coordinator' | 'lang' | 'plan' | 'base' | 'own'> & { own?: OwnFields | null }

const lost: readonly string[] = ['target.unknown-item', 'target.unknown-contribution', 'target.missing']

function isLost(issues: readonly Issue[]): boolean {
  return issues.some(({ code }) => lost.includes(code))
}

/** A form about what is not in the plan could never be sent: it becomes that of an idea, which needs no place. */
function toIdea<G extends Given>({ values, ...given }: G, state: PlanState, { t }: Messages): G {
  const idea = asIdea(values)
  const failure = `${t(isUnplacedIn(values, state) ? 'form.unplaced' : 'form.lost')}${idea.texte === '' ? '' : ` ${t('form.lost-kept')}`}`
  return { ...(given as G), values: idea, target: {}, issues: [], failure }
}

/** The form: two screens, then the private page. Nothing is kept before « Envoyer ». */
export function formRoutes<E extends Env = Env>(context: IntakeContext, door: FormDoor<E> = publicDoor()): Hono<E> {
  const routes = new Hono<E>()
  const checkPath = `${context.base}${door.path}verifier/`
  const sendPath = `${context.base}${door.path}envoyer/`

  async function showForm(c: Context<E>, state: PlanState, given: Given, status: ContentfulStatusCode) {
    const messages = context.messages(state)
    const { own, ...options } = isLost(given.issues) ? toIdea(given, state, messages) : given
    const page = formPage({ ...options, ...(own && { own: own.view(options.issues, messages), isSigned: own.isSigned ?? false }), action: checkPath, coordinator: door.coordinatorOf(c), lang: state.plan.fields.lang, plan: state.plan, base: context.base }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  async function showPreview(c: Context<E>, prepared: Prepared, submission: Submission, own: OwnFields | null, options: { isChanged?: boolean; failure?: string; status?: ContentfulStatusCode } = {}) {
    const { state, checked, items, renumbered, similar, phase } = prepared
    const issues = [...checked.issues, ...(own?.issues ?? [])]
    if (!checked.draft || issues.length > 0) return showForm(c, state, { values: submission, target: checked.target, phase, issues, own }, 422)
    const messages = context.messages(state)
    const { status = 200, ...said } = options
    const page = previewPage({ submission, draft: checked.draft, items, renumbered, similar, phase, action: sendPath, coordinator: door.coordinatorOf(c), base: context.base, lang: state.plan.fields.lang, plan: state.plan, ...said, ...(checked.draft.kind === 'comment' && { about: aboutLine(checked.draft.about, state, messages) }), ...(own && { own: { fields: own.fields, told: own.tell(messages) } }), ...(own?.isSigned && { isSigned: true }) }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  /** Under a new key, which holds for these very words. */
  async function preview(c: Context<E>, submission: Submission, own: OwnFields | null) {
    const ids = makeIds(context.randomBytes)
    const prepared = await prepareSubmission(own?.context ?? context, submission, ids)
    const ready = { ...prepared.submission, cle: '' }
    return showPreview(c, prepared, { ...ready, cle: formatKey(ids, ready, context.signer) }, own)
  }

  function readPosted(form: Record<string, string>): Submission {
    const read = readSubmission(form)
    return read.success ? read.data : emptySubmission({ texte: form['texte'] ?? '' })
  }

  async function tooMany(c: Context<E>, submission: Submission): Promise<Response | null> {
    if (!door.isLimited) return null
    const seconds = await context.rateLimit.secondsToWait(readClientAddress(c))
    if (seconds === null) return null
    const state = await context.readState()
    const { t } = context.messages(state)
    c.header('retry-after', String(seconds))
    const prepared = await prepareSubmission(context, submission, makeIds(context.randomBytes))
    return showForm(c, state, { values: submission, target: prepared.checked.target, phase: prepared.phase, issues: [], failure: t('failure.too-many', { count: Math.ceil(seconds / 60) }) }, 429)
  }

  routes.get(`/${door.path}`, async (c) => {
    const state = await context.readState()
    const own = await door.ownOf(c.req.query(), context)
    const begun = await beginForm(context, c.req.query(), state)
    return showForm(c, state, { ...begun, own: own && { ...own, issues: [] } }, begun.issues.length > 0 ? 404 : 200)
  })

  routes.post(`/${door.path}verifier/`, async (c) => {
    const form = await readForm(c)
    const own = await door.ownOf(form, context)
    return preview(c, signed(readPosted(form), own), own)
  })

  routes.post(`/${door.path}envoyer/`, async (c) => {
    const form = await readForm(c)
    const own = await door.ownOf(form, context)
    const submission = signed(readPosted(form), own)
    const inside = own?.context ?? context
    if (form['geste'] === 'corriger') {
      const { state, checked, phase, submission: values } = await prepareSubmission(inside, submission, makeIds(context.randomBytes))
      return showForm(c, state, { values: { ...values, cle: '' }, target: checked.target, phase, issues: [], own: own && { ...own, issues: [] } }, 200)
    }
    if (form['geste'] === 'point-median') {
      const { items } = await prepareSubmission(inside, submission, makeIds(context.randomBytes))
      return preview(c, withMiddleDots(submission, items), own)
    }
    const known = parseKey(submission, context.signer)
    if (known && (await findKept(context, known.contribution))) return c.redirect(door.known(context, known.contribution), 303)
    const refusal = await tooMany(c, submission)
    if (refusal) return refusal
    const ids = known ?? makeIds(context.randomBytes)
    const prepared = await prepareSubmission(inside, submission, ids)
    const again = { ...prepared.submission, cle: '' }
    if (!known || !prepared.checked.draft || own?.issues.length) return showPreview(c, prepared, { ...again, cle: formatKey(ids, again, context.signer) }, own, { isChanged: submission.cle !== '' })
    try {
      return c.redirect(await door.accept(context, prepared.checked.draft, prepared.checked.name, c, own), 303)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      const { t } = context.messages(prepared.state)
      return showPreview(c, prepared, submission, own, { failure: t('failure.not-kept'), status: 503 })
    }
  })
  return routes
}

/** Whoever signs by a session agrees by sending. */
function signed(submission: Submission, own: OwnFields | null): Submission {
  return own?.isSigned ? { ...submission, nom: '', accord: true } : submission
}
