import { html } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import { toPlain } from '../../text/plain.ts'
import type { CombinedSession } from '../../usecases/session/combine-session.ts'
import type { SessionCollision } from '../../usecases/session/merge-in.ts'
import { ownWords } from '../desk/session-fields.ts'
import type { Messages } from '../messages.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { prose } from './change-view.ts'
import { errorOf, textArea } from './fields.ts'
import type { Html } from './html.ts'
import { nameOf } from './status-view.ts'

interface CollisionOptions {
  combined: CombinedSession
  state: PlanState
  /** Values of the fields, by name. */
  values: Record<string, string>
  issues: readonly Issue[]
  /** Counts from 1. */
  place: number
}

/** Words that proposals change differently, side by side with their reasons: one is chosen, or others are written. */
export function sessionCollision({ key, base, between, texts, about, field }: SessionCollision, { combined, state, values, issues, place }: CollisionOptions, messages: Messages): Html {
  const { t } = messages
  const { lang } = state.plan.fields
  const name = `mots-${key}`
  const error = errorOf(issues, name, messages)
  const chosen = values[name] ?? ''
  const said = (words: string) => (words.trim() ? html`<q lang="${lang}">${toPlain(words)}</q>` : html`<em>${t('merging.nothing-there')}</em>`)
  const side = (id: string, text: string, index: number): Html => {
    const contribution = combined.proposals.find((each) => each.contribution.id === id)?.contribution
    if (!contribution) return html``
    const input = index === 0 ? name : `${name}-${id}`
    return html`<div class="collision-side">
<div class="choice"><input type="radio" id="${input}" name="${name}" value="${id}"${chosen === id ? html` checked` : ''}><label for="${input}"><strong>${t('desk.number', { number: contribution.number ?? '' })}</strong>, ${nameOf(contribution.person, state, messages)}${t('merging.says')} ${said(text)}</label></div>
${contribution.rationale && !contribution.withheld ? html`<div class="collision-reason">${prose(contribution.rationale, { lang, people: state.people })}</div>` : html`<p class="meta">${t('merging.no-reason')}</p>`}</div>`
  }
  return html`<fieldset class="field collision card${error ? ' has-error' : ''}"><legend>${t('merging.collision', { place })}</legend>
<p>${t(about === 'place' ? 'merging.collision-place' : field === 'title' ? 'merging.collision-title' : 'merging.collision-today')} ${said(base)}</p>
${error ? html`<p class="field-error">${error}</p>` : ''}
<div class="collision-sides">${between.map((id, index) => side(id, texts[index] ?? '', index))}</div>
<div class="choice"><input type="radio" id="${name}-${ownWords}" name="${name}" value="${ownWords}"${chosen === ownWords ? html` checked` : ''}><label for="${name}-${ownWords}">${t('merging.own-words')}</label></div>
${textArea({ name: `propres-${key}`, label: t('merging.own-words-label', { place }), hint: t('merging.own-words-hint'), value: values[`propres-${key}`] ?? '', short: true, lang })}
${textArea({ name: `raison-${key}`, label: t('merging.collision-reason', { place }), hint: t('merging.reason-hint'), value: values[`raison-${key}`] ?? '', short: true, lang, error: errorOf(issues, `raison-${key}`, messages) })}
</fieldset>`
}
