import { html } from 'hono/html'
import type { Contribution } from '../../domain/contribution.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { WaitingDecision } from '../desk/basket/read-basket.ts'
import { lineOf } from '../desk/line-of.ts'
import type { DeskRow } from '../desk/list-rows.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import type { Claim } from '../private/claims.ts'
import { basketNotice } from './basket-notice.ts'
import { hiddenFields } from './fields.ts'
import type { Html } from './html.ts'
import { nameOf } from './status-view.ts'

export interface DeskRowOptions extends ClaimOptions {
  survey: Survey
  /** Decisions that wait in baskets, by contribution. */
  waiting: ReadonlyMap<string, readonly WaitingDecision[]>
}

export interface ClaimOptions {
  survey: Pick<Survey, 'state'>
  base: string
  me: PersonId
  now: Date
  claims: ReadonlyMap<string, Claim>
  /** Names of the coordinators: one who has not acted yet is in the private folder alone. */
  names: ReadonlyMap<PersonId, string>
  /** Query of the list as it is shown, to come back to it; null: on the contribution's own page. */
  query: string | null
}

/** One thing that waits: what it asks on one line, from whom, since when, and what a decision should know. */
export function deskRow({ contribution, item, state, asked, asks, kind }: DeskRow, options: DeskRowOptions, messages: Messages): Html {
  const { survey, base, now } = options
  const { t, date, age } = messages
  const line = lineOf(contribution, survey, messages)
  const number = contribution.number === undefined ? '' : t('desk.number', { number: contribution.number })
  const others = state?.collidesWith.flatMap((id) => survey.state.contributions.get(id) ?? []) ?? []
  const similar = survey.similar(contribution).filter((other) => !others.includes(other))
  const tags = [contribution.late && t('desk.late'), contribution.example && t('desk.example'), contribution.formerDecisions.length > 0 && t('desk.reopened'), asks && kind !== 'question' && t('row.asks')].filter((tag) => tag !== false)
  return html`<li id="c-${contribution.id}" class="${axisClass(item, survey.state)}"><a class="row-title" href="${base}coordination/contributions/${contribution.id}/">${number ? html`${number} ` : ''}${line}</a>
<p class="meta"><bdi>${nameOf(contribution.person, survey.state, messages)}</bdi>, <time datetime="${contribution.submittedAt}" title="${date(contribution.submittedAt, 'date-time')}">${age(contribution.submittedAt, now)}</time>${tags.map((tag) => html` <span class="tag">${tag}</span>`)}</p>
${state?.state === 'needs-author' ? html`<p class="field-error">${t('row.needs-author')}</p>` : ''}
${state?.state === 'follows-context-changed' ? html`<p class="meta">${t('row.around')}</p>` : ''}
${asked ? html`<p class="meta">${t('row.asked', { age: age(asked.submittedAt, now) })}</p>` : ''}
${basketNotice({ waiting: options.waiting.get(contribution.id) ?? [], person: options.me, state: survey.state, base, now, isShort: true }, messages)}
${numbered('row.same-words', others, options, messages)}${numbered('row.similar', similar, options, messages)}
${claimForm(contribution, `${number} ${line}`.trim(), options, messages)}</li>`
}

/** « Touche les mêmes mots que n° 12, n° 14 », each a link. */
function numbered(key: 'row.same-words' | 'row.similar', others: readonly Contribution[], { base }: DeskRowOptions, { t }: Messages): Html | '' {
  if (others.length === 0) return ''
  const links = others.map(({ id, number }, index) => html`${index > 0 ? ', ' : ''}<a href="${base}coordination/contributions/${id}/">${t('desk.number', { number: number ?? '' })}</a>`)
  return html`<p class="row-near">${t(key)} ${links}</p>`
}

/** Who sees to it, and the button that changes it. `what` makes its name unique among the buttons of the page. */
export function claimForm({ id }: Contribution, what: string, { base, me, now, claims, names, query, survey }: ClaimOptions, messages: Messages): Html {
  const { t, age } = messages
  const claim = claims.get(id)
  const isMine = claim?.by === me
  const said = claim && (isMine ? t('claim.mine', { age: age(claim.at, now) }) : t('claim.theirs', { name: names.get(claim.by) ?? nameOf(claim.by, survey.state, messages), age: age(claim.at, now) }))
  const act = isMine ? 'release' : claim ? 'over' : 'take'
  return html`<form class="claim" method="post" action="${base}coordination/contributions/${id}/${isMine ? 'laisser' : 'prendre'}/">${hiddenFields({ vu: claim?.by ?? '', liste: query === null ? '' : query || '?' })}${said ? html`<span class="claim-said">${said}</span> ` : ''}<button class="button button-small" type="submit" aria-label="${t(`claim.${act}-label`, { what })}">${t(`claim.${act}`)}</button></form>`
}

/** The colour of the axis that an item stands under; taken in turn, as on the site. */
function axisClass(item: string | undefined, { plan }: PlanState): string {
  let placed = item === undefined ? undefined : plan.items.get(item)
  while (placed?.parent !== undefined) placed = plan.items.get(placed.parent)
  return placed ? `axis-${((placed.number - 1) % 6) + 1}` : ''
}
