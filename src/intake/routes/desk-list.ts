import { Hono } from 'hono'
import type { PersonId } from '../../domain/ids.ts'
import type { IntakeContext } from '../context.ts'
import { listWaitingDecisions } from '../desk/basket/read-basket.ts'
import { noticeOf } from '../desk/desk-env.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { nameOfItem } from '../desk/line-of.ts'
import { formatListQuery, matches, readListFilter } from '../desk/list-filter.ts'
import { listRows } from '../desk/list-rows.ts'
import type { DeskRow } from '../desk/list-rows.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import { deskListPage } from '../pages/desk-list-page.ts'
import { nameOf } from '../pages/status-view.ts'
import { readForm, replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'

/** What waits, and who sees to what. */
export function deskListRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { base, claims, clock, coordinators, held, outbox, site } = context

  routes.get('/coordination/', async (c) => {
    const state = await context.readState()
    const survey = await context.survey(state)
    const messages = context.messages(state)
    const coordinator = c.get('coordinator')
    const rows = listRows(survey)
    const filter = readListFilter(c.req.query())
    const taken = await claims.list()
    const facts = { plan: state.plan, claims: taken, me: coordinator.id, now: clock.now(), wordsOf: (row: DeskRow) => wordsOf(row, survey, messages) }
    const found = formatListQuery(filter) === '' ? rows : rows.filter((row) => matches(row, filter, facts))
    const names = new Map((await coordinators.list()).map(({ id, name }) => [id, name]))
    const by = c.req.query('devance')
    const plain = noticeOf(c)
    const notice = by === undefined ? plain && messages.t(plain) : messages.t('claim.notice.theirs', { name: names.get(by) ?? nameOf(by, state, messages) })
    const page = deskListPage(
      {
        survey, base, coordinator, rows, found, filter, claims: taken, names, now: clock.now(),
        page: Number(c.req.query('page')) || 1,
        held: await held.list(),
        setAside: await outbox.listSetAside(),
        queue: outbox.queue(),
        site: site.status(),
        waiting: await listWaitingDecisions(context, state),
        ...(notice && { notice }),
      },
      messages,
    )
    return replyPage(c, context, page, 200, messages.language)
  })

  for (const [act, done] of [['prendre', 'pris'], ['laisser', 'laisse']] as const) {
    routes.post(`/coordination/contributions/:id/${act}/`, async (c) => {
      const id = c.req.param('id')
      const { liste = '', vu = '' } = await readForm(c)
      if (!(await context.readState()).contributions.has(id)) return replyMissing(c, context, 'page.unknown')
      const me = c.get('coordinator').id
      const holder = await (act === 'prendre' ? claims.take(id, me, vu || null) : claims.release(id, me))
      return c.redirect(backTo(id, liste, holder && holder.by !== me ? { devance: holder.by } : { [done]: '' }), 303)
    })
  }

  /** To the list as it was, at the line; or to the contribution's own page. What was sent is read again, never followed as it is. */
  function backTo(id: string, list: string, said: Record<string, PersonId>): string {
    const query = new URLSearchParams(said)
    if (!list) return `${base}coordination/contributions/${id}/?${query}`
    const asked = Object.fromEntries(new URLSearchParams(list))
    const kept = new URLSearchParams(formatListQuery(readListFilter(asked), Number(asked['page']) || 1))
    return `${base}coordination/?${new URLSearchParams([...kept, ...query])}#c-${id}`
  }
  return routes
}

/** What a coordinator may look for. */
function wordsOf({ contribution, item }: DeskRow, survey: Survey, messages: Messages): string {
  const { number, text = '', rationale = '', person, withheld } = contribution
  const words = withheld ? [] : [text, rationale, ...survey.diffOf(contribution).passages().flatMap(({ before, after }) => [before, after])]
  const place = item === undefined ? '' : nameOfItem(item, survey.state, messages)
  return [number === undefined ? '' : `n°${number} n° ${number}`, place, nameOf(person, survey.state, messages), ...words].join('\n')
}
