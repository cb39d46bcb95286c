import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { SessionState } from '../../domain/session.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import { combineSession } from '../../usecases/session/combine-session.ts'
import type { CombinedSession } from '../../usecases/session/combine-session.ts'
import type { SessionGround } from '../../usecases/session/list-session-proposals.ts'
import type { IntakeContext } from '../context.ts'
import type { MessageKey, Messages } from '../messages.ts'
import { sessionGonePage } from '../pages/session-gone-page.ts'
import { sessionPage } from '../pages/session-page.ts'
import type { ClashView } from '../pages/session-page.ts'
import type { KeptSession } from '../private/merging-sessions.ts'
import { replyPage } from '../reply.ts'
import { textToEdit } from '../submission/edit-text.ts'
import type { DeskEnv } from './desk-env.ts'
import { readGround } from './read-session.ts'
import { fieldsOf, ownWords } from './session-fields.ts'
import type { FieldClash } from './session-fields.ts'

interface Shown {
  kept: KeptSession
  state: PlanState
  /** What was typed and is not kept; absent: the session as it is kept. */
  session?: SessionState
  form?: Record<string, string>
  clashes?: readonly FieldClash[]
  isTextClash?: boolean
  /** Markdown of the text that was just typed, for the page's script. */
  typed?: string
  notice?: MessageKey | undefined
  failure?: MessageKey
}

/** The page of an open session, as it is kept or with what was typed on top of it. */
export async function showSession(c: Context<DeskEnv>, context: IntakeContext, { kept, state, session = kept.current.state, form = {}, clashes = [], isTextClash = false, typed, notice, failure }: Shown, status: ContentfulStatusCode = 200): Promise<Response> {
  const messages = context.messages(state)
  const ground = await readGround(context, state, session.item)
  const combined = combineSession(session, ground)
  const coordinator = c.get('coordinator')
  if (!combined) return replyPage(c, context, sessionGonePage({ base: context.base, coordinator, session }, messages), status, messages.language)
  const edit = (markdown: string) => textToEdit(markdown, state.plan, context.plain)
  const keptText = await edit(combined.text.body)
  const values = { texte: keptText, titre: combined.text.title ?? '', ...fieldsOf(session), ...(failure || isTextClash ? form : {}) }
  const views: ClashView[] = [...clashes.map((clash) => clashView(clash, combined, messages)), ...(isTextClash ? [{ field: 'texte', label: messages.t('merging.retouch-label'), kept: keptText }] : [])]
  const page = sessionPage(
    {
      base: context.base,
      coordinator,
      state,
      session,
      combined,
      items: previews(combined, ground),
      revision: kept.current.revision,
      saved: { by: kept.current.by, at: kept.current.at },
      values,
      issues: [],
      ...(typed !== undefined && { typed }),
      clashes: views,
      ...(notice && { notice: messages.t(notice) }),
      ...(failure && { failure: messages.t(failure) }),
    },
    messages,
  )
  return replyPage(c, context, page, status, messages.language)
}

function previews({ proposals }: CombinedSession, { files, bases }: SessionGround): Map<string, readonly ItemPreview[]> {
  return new Map(proposals.map(({ contribution: { id, base, changes }, obstacle }) => {
    const before = bases.get(base ?? '') ?? files
    // What meets changed words is shown on the text that it was written on.
    return [id, previewAmendment(obstacle ? before : files, before, changes).items]
  }))
}

/** The field by the name that it has on the page, and what somebody else put there. */
function clashView({ field, kept }: FieldClash, { proposals, collisions }: CombinedSession, { t }: Messages): ClashView {
  const [, kind = '', name = ''] = /^([a-z]+)-([0-9a-z]+)$/.exec(field) ?? []
  const number = t('desk.number', { number: proposals.find(({ contribution }) => contribution.id === name)?.contribution.number ?? '' })
  const place = collisions.findIndex(({ key }) => key === name) + 1
  if (kind === 'choix') return { field, label: t('merging.switch', { number }), kept: kept === 'in' || kept === 'declined' ? t(`merging.stand.${kept}`) : t('merging.stand.out') }
  if (kind === 'mots') return { field, label: t('merging.collision', { place }), kept: kept === ownWords ? t('merging.own-words') : t('desk.number', { number: proposals.find(({ contribution }) => contribution.id === kept)?.contribution.number ?? '' }) }
  if (kind === 'propres') return { field, label: t('merging.own-words-label', { place }), kept }
  if (kind === 'raison' && place > 0) return { field, label: t('merging.collision-reason', { place }), kept }
  if (kind === 'raison' && name === 'texte') return { field, label: t('merging.retouch-reason'), kept }
  if (kind === 'raison') return { field, label: t('merging.reason', { number }), kept }
  if (kind === 'reste') return { field, label: t('merging.left-open-of', { number }), kept }
  return { field, label: t(field === 'note' ? 'merging.note' : field === 'version' ? 'merging.version' : 'merging.left-open'), kept }
}
