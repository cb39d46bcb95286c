import type { Contribution } from '../../domain/contribution.ts'
import type { CommitId } from '../../domain/ids.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { SessionState } from '../../domain/session.ts'
import { merge3 } from '../../merge/index.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { ItemText } from '../../usecases/rebase-changes.ts'
import { combineSession } from '../../usecases/session/combine-session.ts'
import type { CombinedSession } from '../../usecases/session/combine-session.ts'
import { pendingOn } from '../../usecases/session/list-session-proposals.ts'
import type { SessionGround } from '../../usecases/session/list-session-proposals.ts'
import type { IntakeContext } from '../context.ts'
import { readEdited, textToEdit } from '../submission/edit-text.ts'
import { oneLine } from '../submission/make-draft.ts'

/** Today's plan, and what the proposals on an item were written on. */
export async function readGround(context: Pick<IntakeContext, 'readContent'>, { plan, files, contributions }: PlanState, item: ItemId): Promise<SessionGround> {
  const bases = new Map<CommitId, ReadonlyMap<string, string>>()
  for (const { base } of pendingOn(item, contributions) as (Contribution & { base: CommitId })[]) {
    const found = bases.has(base) ? null : await context.readContent(base)
    if (found) bases.set(base, found)
  }
  return { plan, files, contributions, bases }
}

/** What a coordinator made of the text that the page showed. `isClash`: somebody changed the same words since. */
export interface EditedText {
  state: SessionState
  isClash: boolean
  /** Markdown of what was typed, before anything was merged into it. */
  typed: string | null
}

/**
 * Takes in the text field of a session's page: `texte` is what was typed on `texte-sur` (Markdown), `titre` on `titre-sur`. What the
 * coordinator changed is moved onto the text as the session has it now. `lastTyped`: what the same page sent before, and has not heard
 * of yet.
 */
export async function takeText(context: Pick<IntakeContext, 'plain'>, form: Record<string, string>, state: SessionState, ground: SessionGround, lastTyped?: string): Promise<EditedText> {
  const combined = combineSession(state, ground)
  const shown: ItemText = { ...(form['titre-sur'] && { title: form['titre-sur'] }), body: form['texte-sur'] ?? '' }
  const typed = combined && form['texte'] !== undefined ? await readTyped(context, form, shown, state, ground) : null
  if (!combined || !typed || (typed.body === (lastTyped ?? shown.body) && typed.title === shown.title)) return { state: withReason(state, combined, form['raison-texte'] ?? ''), isClash: false, typed: typed?.body ?? null }
  const body = merge3(lastTyped ?? shown.body, combined.text.body, typed.body)
  const title = merge3(shown.title ?? '', combined.text.title ?? '', typed.title ?? '')
  const to: ItemText = { ...(title.text && { title: title.text }), body: body.text }
  const { retouch: _, ...rest } = state
  const isSame = to.body === combined.merged.body && (to.title ?? '') === (combined.merged.title ?? '')
  const next: SessionState = isSame ? rest : { ...rest, retouch: { on: textOnly(combined.merged), to, reason: form['raison-texte'] ?? state.retouch?.reason ?? '' } }
  return { state: next, isClash: !body.clean || !title.clean, typed: typed.body }
}

async function readTyped({ plain }: Pick<IntakeContext, 'plain'>, form: Record<string, string>, shown: ItemText, { item }: SessionState, { plan }: SessionGround): Promise<ItemText> {
  const typed = (form['texte'] ?? '').replace(/\r\n?/g, '\n')
  const isTouched = typed !== (await textToEdit(shown.body, plan, plain))
  const body = isTouched ? await readEdited(typed, shown.body, { item, before: shown.body, plan, today: plan }, plain) : shown.body
  const title = form['titre'] === undefined ? shown.title : oneLine(form['titre'])
  return { ...(title && { title }), body }
}

/** A reason that is typed before any word is changed is kept too. */
function withReason(state: SessionState, combined: CombinedSession | null, reason: string): SessionState {
  if (state.retouch || !reason || !combined) return state
  return { ...state, retouch: { on: textOnly(combined.merged), to: textOnly(combined.merged), reason } }
}

function textOnly({ title, body }: ItemText): ItemText {
  return { ...(title && { title }), body }
}
