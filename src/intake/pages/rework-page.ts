import { html } from 'hono/html'
import type { Change } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Messages } from '../messages.ts'
import { errorOf, errorSummary, hiddenFields, selectField, textArea, textField, titleWith } from './fields.ts'
import { placeChoices } from './gesture-fields.ts'
import type { Html, Page } from './html.ts'

export interface ReworkPageOptions {
  number: number | undefined
  changes: readonly Change[]
  values: Readonly<Record<string, string>>
  plan: Plan
  base: string
  action: string
  gesture: string | null
  issues: readonly Issue[]
}

/** Reworking a proposal on several items: one field for each text, one choice for each place, why. */
export function reworkPage({ number, changes, values, plan, base, action, gesture, issues }: ReworkPageOptions, messages: Messages): Page {
  const { t } = messages
  const { lang } = plan.fields
  const heading = t('rework.heading', { number: number ?? '' })
  const fields = changes.flatMap((_, index) => [`texte-${index}`, `titre-${index}`, `vers-${index}`])
  return {
    title: titleWith(issues, heading, messages),
    main: html`<h1>${heading}</h1>
${errorSummary(issues, fields, messages)}
${gesture ? html`<p class="lead">${gesture}</p>` : ''}${changes.length > 1 ? html`<p>${t('rework.lead')}</p>` : ''}
<form class="form" method="post" action="${action}" accept-charset="utf-8" novalidate>
${hiddenFields({ base })}
${changes.map((change, index) => changeFields(change, index, values, plan, issues, messages))}
${textArea({ name: 'pourquoi', label: t('form.why'), value: values['pourquoi'] ?? '', lang, short: true })}
<p class="actions"><button class="button button-primary" type="submit">${t('form.check')}</button></p>
</form>`,
  }
}

function changeFields(change: Change, index: number, values: Readonly<Record<string, string>>, plan: Plan, issues: readonly Issue[], messages: Messages): Html {
  const { t } = messages
  const { lang } = plan.fields
  const placed = plan.items.get(change.item)
  const name = messages.item(placed ?? { kind: change.type === 'add' ? change.kind : 'plan' })
  const value = (field: string) => values[`${field}-${index}`] ?? ''
  if (change.type === 'remove') return html`<p>${t('tell.removed-item', { item: name })}</p>`
  if (change.type === 'move') {
    const choices = placed ? placeChoices(placed, plan, messages) : []
    return selectField({ name: `vers-${index}`, label: t('rework.place', { item: name }), value: value('vers'), choices, error: errorOf(issues, `vers-${index}`, messages) })
  }
  const title = change.type === 'add' || value('titre') !== '' ? textField({ name: `titre-${index}`, label: t('rework.title', { item: name }), value: value('titre'), lang, error: errorOf(issues, `titre-${index}`, messages) }) : ''
  return html`${title}
${textArea({ name: `texte-${index}`, label: t('rework.text', { item: name }), hint: t('form.text-hint.modifier'), value: value('texte'), lang, error: errorOf(issues, `texte-${index}`, messages) })}`
}
