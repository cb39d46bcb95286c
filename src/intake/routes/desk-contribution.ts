import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Outcome } from '../../domain/decision.ts'
import type { Issue } from '../../domain/errors.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { IntakeContext } from '../context.ts'
import { noticeOf } from '../desk/desk-env.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { act } from '../desk/act.ts'
import type { Deed } from '../desk/act.ts'
import { putInBasket } from '../desk/basket/put-in-basket.ts'
import { listWaitingDecisions, readBasketSides, settledBefore, typedInBasket } from '../desk/basket/read-basket.ts'
import { changesToWrite } from '../desk/changes-to-write.ts'
import { makeDecision } from '../desk/decision-input.ts'
import { makeAnswer, makePlacing, makeReasoned } from '../desk/make-deed.ts'
import type { Made } from '../desk/make-deed.ts'
import { listPlaces } from '../desk/list-places.ts'
import { isLeft, listRows } from '../desk/list-rows.ts'
import { examine, stampOf } from '../desk/examine.ts'
import type { Examined } from '../desk/examine.ts'
import { remergeTyped } from '../desk/remerge-typed.ts'
import { readDecisionForm } from '../desk/read-decision-form.ts'
import { suggestId } from '../desk/suggest-id.ts'
import { readyReasons } from '../pages/decision-form.ts'
import { deskContributionPage } from '../pages/desk-contribution-page.ts'
import type { DeskContributionOptions, ShortForm } from '../pages/desk-contribution-page.ts'
import { isReading } from '../pages/desk-readings.ts'
import { itemName } from '../pages/item-name.ts'
import type { Messages } from '../messages.ts'
import { NotKept } from '../private/write-durably.ts'
import { askAuthor } from '../submission/author-question.ts'
import { textToEdit } from '../submission/edit-text.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'

/** One contribution on the desk: read it in context, decide, answer. */
export function deskContributionRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const path = (id: string) => `${context.base}coordination/contributions/${id}/`

  async function find(c: Context): Promise<{ contribution: Contribution; state: PlanState } | null> {
    const state = await context.readState()
    const contribution = state.contributions.get(c.req.param('id') ?? '')
    return contribution ? { contribution, state } : null
  }

  async function show(c: Context<DeskEnv>, values: Record<string, string>, options: Partial<Pick<DeskContributionOptions, 'issues' | 'failure' | 'notice' | 'typed'>> = {}, status: ContentfulStatusCode = 200): Promise<Response> {
    const found = await find(c)
    if (!found) return replyMissing(c, context, 'page.unknown')
    const { contribution, state } = found
    const messages = context.messages(state)
    const me = c.get('coordinator').id
    const sides = await readBasketSides(context, me, state, contribution.id)
    const [examined, survey, waiting] = await Promise.all([examine(context, contribution, state, sides), context.survey(state), listWaitingDecisions(context, state)])
    const asked = c.req.query('lecture')
    const reading = isReading(asked) ? asked : 'changements'
    const [claims, coordinators] = await Promise.all([context.claims.list(), context.coordinators.list()])
    const names = new Map(coordinators.map(({ id, name }) => [id, name]))
    const issues = options.issues ?? []
    const all = listRows(survey)
    const rows = all.filter((row) => row.contribution.id === contribution.id || !waiting.get(row.contribution.id)?.some(({ person }) => person === me))
    const form = { ...(await formOf(examined, values, messages)), typed: values, issues: options.typed ? [] : issues }
    const question = await askAuthor(context, contribution, state)
    const page = deskContributionPage({ question, examined, survey, waiting: waiting.get(contribution.id) ?? [], rows, left: all.filter((row) => isLeft(row, waiting)), reading, claims, names, now: context.clock.now(), base: context.base, coordinator: c.get('coordinator'), places: listPlaces(state, messages), ...options, issues, form }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  /** The form's texts begin with today's plan and the proposal in it; what was typed stays. */
  async function formOf(examined: Examined, values: Record<string, string>, messages: Messages): Promise<Omit<DeskContributionOptions['form'], 'issues' | 'typed'>> {
    const { contribution, state, preview } = examined
    const changes = changesToWrite(contribution, values, state)
    const texts: Record<string, string> = {}
    for (const [index, change] of changes.entries()) {
      // Words that are withheld are in no field: the form begins with today's, or empty.
      const isHidden = contribution.withheld !== undefined
      const after = isHidden ? textOf(state.plan, change.item) : preview?.items.find(({ item }) => item === change.item)?.after ?? ('body' in change ? { title: 'title' in change ? change.title : undefined, body: change.body ?? '' } : null)
      texts[`titre-${index}`] = after?.title ?? ''
      texts[`texte-${index}`] = await textToEdit(after?.body ?? '', state.plan, context.plain)
      if (change.type === 'add' && !isHidden) texts[`id-${index}`] = suggestId(change, state.plan, change.item)
    }
    const names = changes.map((change) => {
      const known = examined.items.find(({ preview: { item } }) => item === change.item)
      return known ? itemName(known, examined, messages) : messages.item({ kind: state.plan.items.get(change.item)?.kind ?? (change.type === 'add' ? change.kind : 'plan'), number: state.plan.items.get(change.item)?.number })
    })
    return { values: { vu: stampOf(contribution), base: state.heads.main, ...texts, ...values }, changes, names, outcomes: outcomesFor(examined, changes.some(({ type }) => type !== 'remove')) }
  }

  async function carryOut(c: Context<DeskEnv>, deed: Deed, again: (issues: readonly Issue[], failure?: string) => Promise<Response>, after?: () => Promise<void>): Promise<Response> {
    try {
      const result = await act(context, c.get('coordinator'), deed)
      if (result.outcome === 'refused') return await again(result.issues)
      await after?.()
      return c.redirect(`${path(c.req.param('id') ?? '')}?${result.outcome === 'done' ? 'fait' : 'garde'}`, 303)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return again([], context.messages(await context.readState()).t('failure.not-kept'))
    }
  }

  /** The decision's form again: what was seen is told again when it changed; the words stay. */
  function againWith(c: Context<DeskEnv>, form: Record<string, string>, { contribution }: { contribution: Contribution }): (issues: readonly Issue[], failure?: string) => Promise<Response> {
    return async (issues, failure) => {
      const hasMet = issues.some(({ code }) => code === 'decision.collides')
      const values = isStale(issues) ? { ...form, vu: stampOf(contribution) } : hasMet ? await remergeTyped(context, form, contribution, await context.readState()) : form
      return show(c, values, { issues, ...(failure && { failure }) }, failure ? 503 : isStale(issues) ? 409 : 422)
    }
  }

  routes.get('/coordination/contributions/:id/', async (c) => {
    const { ecrire = '', element = '' } = c.req.query()
    const notice = noticeOf(c)
    const messages = context.messages(await context.readState())
    const kept = ecrire ? { ecrire, element, decision: 'accepted-with-changes' } : await typedInBasket(context, c.get('coordinator').id, c.req.param('id'))
    return show(c, kept, notice && { notice: messages.t(notice) })
  })

  routes.post('/coordination/contributions/:id/decider/', async (c) => {
    const form = await readForm(c)
    const found = await find(c)
    if (!found) return replyMissing(c, context, 'page.unknown')
    const again = againWith(c, form, found)
    const ready = form['remplir'] === undefined ? undefined : readyReasons(found.state.plan, context.messages(found.state))[Number(form['remplir'])]
    if (ready) return show(c, { ...form, pourquoi: [(form['pourquoi'] ?? '').trim(), ready].filter(Boolean).join(' ') })
    const read = await readDecisionForm(context, form, found.contribution, found.state)
    if (!read.input) return again(read.issues)
    const made = await makeDecision(read.input, found.contribution, found.state, context.plain)
    if (!made.decision) return again(made.issues)
    const { decision } = made
    return carryOut(c, { type: 'decide', decision }, again, async () => void (await context.baskets.remove(c.get('coordinator').id, decision.contribution)))
  })

  routes.post('/coordination/contributions/:id/panier/', async (c) => {
    const form = await readForm(c)
    const found = await find(c)
    if (!found) return replyMissing(c, context, 'page.unknown')
    const again = againWith(c, form, found)
    const read = await readDecisionForm(context, form, found.contribution, found.state)
    if (!read.input) return again(read.issues)
    const made = await makeDecision(read.input, found.contribution, found.state, context.plain)
    if (!made.decision) return again(made.issues)
    try {
      const settles = await settledBefore(context, c.get('coordinator').id, made.decision)
      const issues = await putInBasket(context, c.get('coordinator'), found.contribution, found.state, made.decision, { typed: form, settles })
      return issues.length > 0 ? await again(issues) : c.redirect(`${path(found.contribution.id)}?panier`, 303)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return again([], context.messages(found.state).t('failure.not-kept'))
    }
  })

  /** The small forms of the page: `typed` gives their words back when something is to be corrected. Issues of their words are those of `field`. */
  function shortForm(address: ShortForm, field: string, make: (found: { contribution: Contribution; state: PlanState }, form: Record<string, string>, c: Context<DeskEnv>) => Promise<Made>): void {
    routes.post(`/coordination/contributions/:id/${address}/`, async (c) => {
      const form = await readForm(c)
      const found = await find(c)
      if (!found) return replyMissing(c, context, 'page.unknown')
      const stale = form['vu'] !== undefined && form['vu'] !== stampOf(found.contribution) && needsFresh.has(address)
      const again = (issues: readonly Issue[], failure?: string) => show(c, {}, { issues: issues.map((issue) => (issue.path === 'reason' || issue.path === 'text' ? { ...issue, path: field } : issue)), typed: { [address]: form[field] ?? '', sous: form['sous'] ?? '' }, ...(failure && { failure }) }, failure ? 503 : stale ? 409 : 422)
      if (stale) return again([{ code: 'decision.changed', path: 'seen' }])
      const made = await make(found, form, c)
      return made.deed ? carryOut(c, made.deed, again) : again(made.issues)
    })
  }

  shortForm('placer', 'raison-placer', ({ contribution, state }, form) => makePlacing(context, contribution, state, { item: form['sous'] ?? '', reason: form['raison-placer'] ?? '' }))
  shortForm('repondre', 'reponse', ({ contribution }, form, c) => makeAnswer(context, contribution, c.get('coordinator').id, { text: form['reponse'] ?? '', followUp: form['suivi'] === 'oui', asks: form['geste'] === 'demander' }))
  shortForm('rouvrir', 'raison-rouvrir', ({ contribution }, form) => makeReasoned(context, 'reopen', contribution, form['raison-rouvrir'] ?? ''))
  shortForm('motiver', 'motif', ({ contribution }, form) => makeReasoned(context, 'explain', contribution, form['motif'] ?? ''))
  shortForm('masquer', 'raison-masquer', ({ contribution }, form) => makeReasoned(context, 'withhold', contribution, form['raison-masquer'] ?? ''))
  return routes
}

/** Short forms that undo or complete what was read: somebody else’s newer act is read first. */
const needsFresh: ReadonlySet<ShortForm> = new Set(['placer', 'rouvrir', 'motiver'])

const isStale = (issues: readonly Issue[]) => issues.some(({ code }) => code === 'decision.changed' || code === 'decision.already-decided')

/** What can be chosen: words that collide, or an idea, need the coordinator's own. */
function outcomesFor({ contribution, preview }: Examined, hasText: boolean): Outcome[] {
  const canAccept = contribution.kind === 'amendment' && !contribution.withheld && (preview?.collisions.length ?? 0) === 0 && (preview?.issues.length ?? 0) === 0
  return [...(canAccept ? ['accepted' as const] : []), ...(hasText ? ['accepted-with-changes' as const] : []), 'declined', 'merged-into']
}
