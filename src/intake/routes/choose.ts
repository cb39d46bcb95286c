import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { NotKept } from '../private/write-durably.ts'
import { readForm } from '../reply.ts'
import { replyMissing } from '../responses.ts'
import { chooseWording } from '../submission/choose-wording.ts'
import { wordingChoices } from '../submission/wording-choices.ts'

/** The one-click answers of an author whose words met others. `show` gives the private page back. */
export function chooseRoutes(context: IntakeContext, show: (c: Context, failure: string, status: ContentfulStatusCode) => Promise<Response>): Hono {
  const routes = new Hono()

  routes.post('/suivi/:id/:token/choisir/', async (c) => {
    const { choix, vu = '' } = await readForm(c)
    const state = await context.readState()
    const { t } = context.messages(state)
    const contribution = state.contributions.get(c.req.param('id'))
    const choice = wordingChoices.find((one) => one === choix)
    if (!contribution || !choice) return replyMissing(c, context, 'follow.not-pending')
    try {
      const chosen = await chooseWording(context, { contribution, state }, choice, vu)
      if (chosen === 'done') return c.redirect(`${followPath(context, contribution.id)}?${choice === 'garder' ? 'garde' : 'pris'}`, 303)
      return await show(c, t(chosen === 'moved' ? 'question.moved' : 'failure.not-pending'), 409)
    } catch (error) {
      if (!(error instanceof NotKept)) throw error
      return show(c, t('failure.not-kept'), 503)
    }
  })
  return routes
}
