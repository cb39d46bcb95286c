import { html } from 'hono/html'
import type { PersonId } from '../../domain/ids.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { WaitingDecision } from '../desk/basket/read-basket.ts'
import type { Messages } from '../messages.ts'
import type { BasketEntry } from '../private/baskets.ts'
import { textArea } from './fields.ts'
import type { Html } from './html.ts'
import { outcomeWords } from './status-view.ts'

interface NoticeOptions {
  waiting: readonly WaitingDecision[]
  person: PersonId
  state: Pick<PlanState, 'contributions'>
  base: string
  now: Date
  /** One line each, as in a list. */
  isShort?: boolean
}

/** On a contribution's page: the decisions on it that wait in baskets, one's own first. */
export function basketNotice({ waiting, person, state, base, now, isShort = false }: NoticeOptions, messages: Messages): Html | '' {
  const { t, age } = messages
  if (waiting.length === 0) return ''
  const mine = waiting.find((each) => each.person === person)
  const others = waiting.filter((each) => each.person !== person)
  const said = (each: WaitingDecision) => ({ status: outcomeWords(each.outcome, each.entry.decision.into, state, messages), age: age(each.entry.at, now), name: each.name || t('basket.someone') })
  if (isShort) return html`${mine ? html`<p class="meta"><a href="${base}coordination/panier/#decision-${mine.entry.decision.contribution}">${t('basket.mine', said(mine))}</a></p>` : ''}${others.map((each) => html`<p class="meta">${t('basket.theirs', said(each))}</p>`)}`
  return html`${mine ? html`<p class="notice">${t('basket.mine', said(mine))} <a href="${base}coordination/panier/#decision-${mine.entry.decision.contribution}">${t('basket.mine-link')}</a></p>` : ''}
${others.length > 0 ? html`<div class="notice notice-attention">${others.map((each) => html`<p>${t('basket.theirs', said(each))}</p>`)}<p>${t('basket.theirs-hint')}</p></div>` : ''}`
}

/** What a coordinator typed for a decision that cannot be published as it is: to read, to copy. */
export function keptWords({ id, typed = {} }: BasketEntry, { t }: Messages): Html | '' {
  // The text was theirs only where they chose to write it.
  const own = typed['decision'] === 'accepted-with-changes' ? /^(?:pourquoi|reste|texte-\d+|nonrepris)/ : /^(?:pourquoi|reste|nonrepris)/
  const words = Object.entries(typed).filter(([name, value]) => own.test(name) && value.trim() !== '')
  if (words.length === 0) return ''
  return html`<details><summary>${t('basket.kept-words')}</summary>${words.map(([name, value]) => textArea({ name: `garde-${id}-${name}`, label: t('error.to-copy'), value, short: true }))}</details>`
}
