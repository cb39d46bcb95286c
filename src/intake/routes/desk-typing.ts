import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Issue } from '../../domain/errors.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import { contributionId } from '../../domain/ids.ts'
import { createLinks } from '../../site/links.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import type { DeskEnv } from '../desk/desk-env.ts'
import { listPlaces } from '../desk/list-places.ts'
import { feedingDoor } from '../desk/feeding-door.ts'
import { typingDoor, typingPath } from '../desk/typing-door.ts'
import { slipPage } from '../pages/slip-page.ts'
import { typingPage } from '../pages/typing-page.ts'
import { replyPage } from '../reply.ts'
import { replyMissing } from '../responses.ts'
import { findKept } from '../submission/find-kept.ts'
import { readSubmission } from '../submission/submission.ts'
import { isUnplacedIn } from '../submission/target-of.ts'
import { ownOrigin } from '../own-origin.ts'
import { formRoutes } from './form.ts'

/** How long the slip waits for the number, which the register gives. */
const patience = 3_000

/** « Saisir une contribution reçue »: the same form by another door, then a slip to hand over; « En faire une proposition »: by a third. */
export function deskTypingRoutes(context: IntakeContext): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>()
  const { base, outbox } = context
  const door = typingDoor()

  async function showBeginning(c: Context<DeskEnv>, state: PlanState, values: Record<string, string>, issues: readonly Issue[]): Promise<Response> {
    const messages = context.messages(state)
    const places = [{ value: PLAN_ID, label: messages.item({ kind: 'plan' }) }, ...listPlaces(state, messages)]
    return replyPage(c, context, typingPage({ base, coordinator: c.get('coordinator'), action: `${base}${door.path}`, places, values, issues }, messages), issues.length > 0 ? 422 : 200, messages.language)
  }

  routes.get(`/${typingPath}`, async (c) => showBeginning(c, await context.readState(), {}, []))

  // What is asked for needs a place, and none was chosen: chosen here, before any word is typed.
  routes.get(`/${door.path}`, async (c, next) => {
    const query = c.req.query()
    const read = readSubmission({ ...query, accord: '' })
    const state = await context.readState()
    const isUnplaced = read.success && isUnplacedIn(read.data, state)
    return isUnplaced ? showBeginning(c, state, query, [{ code: 'target.place-missing', path: 'element' }]) : next()
  })

  // The private link is shown to the coordinator who typed it in, and to nobody who merely knows the id.
  routes.get(`/${typingPath}talon/:id/`, async (c) => {
    const id = c.req.param('id')
    const kept = contributionId.safeParse(id).success ? await findKept(context, id) : null
    if (kept?.typist === undefined || kept.typist !== c.get('coordinator').id) return replyMissing(c, context, 'page.unknown')
    const leaving = outbox.pending().find(({ entry }) => entry.type === 'submit' && entry.draft.id === id)
    if (leaving) await outbox.settled(leaving.entry.id, patience)
    const state = await context.readState()
    const messages = context.messages(state)
    const origin = context.publicUrl ?? new URL(c.req.url).origin
    c.header('referrer-policy', 'no-referrer')
    const page = slipPage(
      {
        base,
        coordinator: c.get('coordinator'),
        plan: state.plan.fields.title,
        number: state.contributions.get(id)?.number,
        publicAddress: `${origin}${createLinks(base, null).contribution(id)}`,
        privateAddress: context.isPublic ? `${ownOrigin(context, c)}${followPath(context, id)}` : null,
        again: `${base}${typingPath}`,
      },
      messages,
    )
    return replyPage(c, context, page, 200, messages.language)
  })

  routes.route('/', formRoutes(context, door))
  routes.route('/', formRoutes(context, feedingDoor()))
  return routes
}
