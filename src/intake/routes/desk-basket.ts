import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Issue } from '../../domain/errors.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { IntakeContext } from '../context.ts'
import { publishBasket } from '../desk/basket/publish-basket.ts'
import { isFree, listWaitingDecisions, readBasket } from '../desk/basket/read-basket.ts'
import { publishedIds } from '../desk/basket/review-basket.ts'
import type { BasketReview } from '../desk/basket/review-basket.ts'
import { settleInBasket } from '../desk/basket/settle-in-basket.ts'
import { noticeOf } from '../desk/desk-env.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import type { Messages } from '../messages.ts'
import { basketPage } from '../pages/basket-page.ts'
import type { BasketPageOptions } from '../pages/basket-page.ts'
import { tellIssue } from '../pages/fields.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'
import { textToEdit } from '../submission/edit-text.ts'

type Shown = Partial<Pick<BasketPageOptions, 'issues' | 'failure' | 'typed'>> & { settled?: { key: string; text: string; reason: string } }

/** The basket: decisions that wait to be published together. */
export function deskBasketRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { baskets, coordinators, clock } = context
  const path = `${context.base}coordination/panier/`

  async function show(c: Context<DeskEnv>, shown: Shown = {}, status: ContentfulStatusCode = 200): Promise<Response> {
    const coordinator = c.get('coordinator')
    const state = await context.readState()
    const { entries } = await baskets.of(coordinator.id)
    const published = publishedIds(entries, state)
    if (published.size > 0) await baskets.drop(coordinator.id, published)
    const [review, survey, people, waiting] = await Promise.all([readBasket(context, coordinator.id, state), context.survey(state), coordinators.list(), listWaitingDecisions(context, state)])
    const messages = context.messages(state)
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const others = [...Map.groupBy([...waiting.values()].flat().filter(({ person }) => person !== coordinator.id), ({ person }) => person).values()].map((all) => ({
      person: all[0]?.person ?? '',
      name: all[0]?.name ?? '',
      hasLeft: !people.some(({ id, revokedAt }) => id === all[0]?.person && !revokedAt),
      numbers: all.map(({ entry: { decision } }) => ({ id: decision.contribution, number: state.contributions.get(decision.contribution)?.number })),
    }))
    const notice = noticeFor(c, messages)
    const { settled, ...rest } = shown
    const page = basketPage({ base: context.base, coordinator, review, survey, settling: await textsToSettle(review, settled), names, others, now: clock.now(), typed: {}, issues: [], ...rest, ...(notice && { notice }) }, messages)
    return replyPage(c, context, page, status, messages.language)
  }

  /** The item as the rest of the basket leaves it, for each collision that one text can settle. */
  async function textsToSettle(review: BasketReview, typed: Shown['settled']): Promise<Map<string, { text: string; reason: string }>> {
    const begun = new Map<string, { text: string; reason: string }>()
    for (const { contribution, collisions } of review.entries) {
      for (const { item } of collisions.filter(({ reason, between }) => reason === 'text' && between.length > 1)) {
        const key = `${contribution.id} ${item}`
        begun.set(key, typed?.key === key ? typed : { text: await textToEdit(textOf(review.plan, item)?.body ?? '', review.plan, context.plain), reason: '' })
      }
    }
    return begun
  }

  routes.get('/coordination/panier/', (c) => show(c))

  routes.post('/coordination/panier/retirer/', async (c) => {
    const { contribution = '' } = await readForm(c)
    return keep(c, async () => {
      await baskets.remove(c.get('coordinator').id, contribution)
      return c.redirect(`${path}?retiree`, 303)
    })
  })

  routes.post('/coordination/panier/reprendre/', async (c) => {
    const { personne = '' } = await readForm(c)
    return keep(c, async () => {
      if (await isFree(context, personne)) await baskets.takeOver(personne, c.get('coordinator').id)
      return c.redirect(path, 303)
    })
  })

  routes.post('/coordination/panier/regler/', async (c) => {
    const form = await readForm(c)
    const { contribution = '', element = '' } = form
    const [text, reason] = [form[`texte-${contribution}-${element}`] ?? '', form[`pourquoi-${contribution}-${element}`] ?? '']
    const settled = { key: `${contribution} ${element}`, text, reason }
    return keep(
      c,
      async () => {
        const state = await context.readState()
        const review = await readBasket(context, c.get('coordinator').id, state)
        const issues = await settleInBasket(context, c.get('coordinator'), review, state, { contribution, item: element, text, reason })
        return issues.length > 0 ? show(c, { issues, settled }, issues.some(({ code }) => code === 'basket.nothing-to-settle') ? 409 : 422) : c.redirect(`${path}?reglee`, 303)
      },
      { settled },
    )
  })

  routes.post('/coordination/panier/publier/', async (c) => {
    const typed = await readForm(c)
    return keep(
      c,
      async () => {
        const state = await context.readState()
        const review = await readBasket(context, c.get('coordinator').id, state)
        const result = await publishBasket(context, c.get('coordinator'), review, state.plan, { digest: typed['apercu'] ?? '', version: typed['version'] ?? '', note: typed['version-note'] ?? '' })
        if (result.outcome === 'refused') return show(c, { issues: tellRefusal(result.issues, context.messages(state)), typed }, result.issues.some(({ path: field }) => field.startsWith('version')) ? 422 : 409)
        return c.redirect(result.outcome === 'done' ? `${path}?publiees=${result.count}` : `${path}?garde`, 303)
      },
      { typed },
    )
  })

  /** Runs what writes; when the disk refuses, the page comes back with what was typed. */
  async function keep(c: Context<DeskEnv>, run: () => Promise<Response>, shown: Shown = {}): Promise<Response> {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return show(c, { ...shown, failure: context.messages(await context.readState()).t('failure.not-kept') }, 503)
    }
  }
  return routes
}

/** What the plan refused when it came to it is told by the basket itself, which is read anew; here, that nothing was done. */
function tellRefusal(issues: readonly Issue[], messages: Messages): Issue[] {
  const own = issues.filter(({ code, path: field }) => /^(?:basket|version)\./.test(code) || field === 'version-note')
  if (own.length > 0) return own
  return issues.slice(0, 1).map((issue) => ({ code: 'basket.refused', path: '', data: { reason: tellIssue(issue, messages) } }))
}

function noticeFor(c: Context, messages: Messages): string | undefined {
  const published = Number(c.req.query('publiees') ?? Number.NaN)
  if (Number.isInteger(published) && published > 0) return messages.t('basket.notice.published', { count: published })
  if (c.req.query('retiree') !== undefined) return messages.t('basket.notice.removed')
  if (c.req.query('reglee') !== undefined) return messages.t('basket.notice.settled')
  const plain = noticeOf(c)
  return plain && messages.t(plain)
}
