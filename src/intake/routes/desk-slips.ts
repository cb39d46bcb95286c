import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Issue } from '../../domain/errors.ts'
import { createOpaqueId } from '../../domain/ids.ts'
import type { IntakeContext } from '../context.ts'
import { act } from '../desk/act.ts'
import { chooseSlips } from '../desk/choose-slips.ts'
import { noticeOf } from '../desk/desk-env.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { listRows } from '../desk/list-rows.ts'
import { deskSlipsPage, slipFields } from '../pages/desk-slips-page.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm, replyPage } from '../reply.ts'

/** The pile of slips: read together, taken in together by one act. */
export function deskSlipsRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const path = `${context.base}coordination/coquilles/`

  async function show(c: Context<DeskEnv>, options: { issues?: readonly Issue[]; failure?: string; unticked?: ReadonlySet<string> } = {}, status: ContentfulStatusCode = 200): Promise<Response> {
    const survey = await context.survey(await context.readState())
    const messages = context.messages(survey.state)
    const done = Number(c.req.query('integrees') ?? Number.NaN)
    const plain = noticeOf(c)
    const notice = Number.isInteger(done) && done > 0 ? messages.t('slips.done', { count: done }) : plain && messages.t(plain)
    const page = deskSlipsPage(
      { base: context.base, coordinator: c.get('coordinator'), survey, slips: chooseSlips(listRows(survey), survey), unticked: new Set(), issues: [], ...options, ...(notice && { notice }) },
      messages,
    )
    return replyPage(c, context, page, status, messages.language)
  }

  routes.get('/coordination/coquilles/', (c) => show(c))

  routes.post('/coordination/coquilles/', async (c) => {
    const form = await readForm(c)
    const survey = await context.survey(await context.readState())
    const { contributions } = survey.state
    // What was shown and is a slip no more is refused by what happened to it since, told by its number.
    const shown = [...contributions.values()].filter(({ id }) => form[slipFields.seen(id)] !== undefined)
    const ticked = shown.filter(({ id }) => form[slipFields.ticked(id)] === 'oui')
    const unticked = new Set(shown.filter((each) => !ticked.includes(each)).map(({ id }) => id))
    const { t } = context.messages(survey.state)
    if (ticked.length === 0) return show(c, { unticked, failure: t('slips.none-ticked') }, 422)
    const still = new Set(chooseSlips(listRows(survey), survey).map(({ row }) => row.contribution.id))
    const changed = ticked.filter(({ id, status }) => status === 'pending' && !still.has(id))
    if (changed.length > 0) return show(c, { unticked, issues: changed.map(({ id }) => ({ code: 'decision.changed', path: '', data: { contribution: id } })) }, 409)
    const decisions = ticked.map(({ id }) => ({ id: createOpaqueId(context.randomBytes), decision: { contribution: id, outcome: 'accepted' as const, leftOut: [] }, seen: form[slipFields.seen(id)] ?? '' }))
    try {
      const result = await act(context, c.get('coordinator'), { type: 'publish', decisions })
      if (result.outcome === 'refused') return await show(c, { unticked, issues: result.issues }, 409)
      return c.redirect(`${path}?${result.outcome === 'done' ? `integrees=${ticked.length}` : 'garde'}`, 303)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return show(c, { unticked, failure: t('failure.not-kept') }, 503)
    }
  })
  return routes
}
