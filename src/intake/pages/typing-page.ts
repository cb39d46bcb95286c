import { html } from 'hono/html'
import { channels } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { deskFrame } from './desk-frame.ts'
import { errorOf, errorSummary, selectField, textField, titleWith } from './fields.ts'
import type { Html, Page } from './html.ts'

const intents = ['idee', 'modifier', 'ajouter', 'retirer', 'reagir'] as const

export interface TypingPageOptions {
  base: string
  coordinator: Coordinator
  /** Address of the form. */
  action: string
  /** Every item of the plan: id and name. */
  places: { value: string; label: string }[]
  /** What was chosen, when the page comes back. */
  values?: Record<string, string>
  issues?: readonly Issue[]
}

/** What was received, and about which place: leads to the form. */
export function typingPage({ base, coordinator, action, places, values = {}, issues = [] }: TypingPageOptions, messages: Messages): Page {
  const { t } = messages
  const heading = t('typing.heading')
  const content = html`${errorSummary(issues, ['element'], messages)}<p class="lead">${t('typing.intro')}</p>
<form class="form" method="get" action="${action}">
${selectField({ name: 'intention', label: t('typing.what'), value: values['intention'] ?? 'idee', choices: intents.map((value) => ({ value, label: t(`typing.${value}`) })) })}
${selectField({ name: 'element', label: t('typing.where'), value: values['element'] ?? '', choices: [{ value: '', label: t('typing.nowhere') }, ...places], error: errorOf(issues, 'element', messages) })}
<p class="actions"><button class="button button-primary" type="submit">${t('typing.begin')}</button></p></form>`
  return { title: titleWith(issues, heading, messages), main: deskFrame({ base, coordinator }, messages, heading, content) }
}

/** How it came, when and where, at the top of the form. */
export function typingFields(values: Record<string, string>, issues: readonly Issue[], messages: Messages): Html {
  const { t } = messages
  const value = (name: string) => values[name] ?? ''
  const error = (name: string) => errorOf(issues, name, messages)
  return html`<div class="field-row">${selectField({ name: 'canal', label: t('typing.channel'), value: value('canal'), choices: [{ value: '', label: t('typing.choose') }, ...channels.map((channel) => ({ value: channel, label: t(`typing.${channel}`) }))], error: error('canal') })}
${textField({ name: 'recue', label: t('typing.date'), type: 'date', hint: t('typing.date-hint'), value: value('recue'), error: error('recue') })}
${textField({ name: 'lieu', label: t('typing.place'), hint: t('typing.place-hint'), value: value('lieu'), error: error('lieu') })}</div>`
}
