import { html } from 'hono/html'
import type { Contribution } from '../../domain/contribution.ts'
import { labelOf } from '../../text/label.ts'
import { toPlain } from '../../text/plain.ts'
import { lineOf } from '../desk/line-of.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import { tell } from './change-view.ts'
import type { Html } from './html.ts'
import { nameOf } from './status-view.ts'

const shownAtPlace = 12

/** What else waits near a contribution: those that touch the same words side by side with it, the alike ones, then the rest of the place. */
export function nearView(contribution: Contribution, atPlace: readonly Contribution[], survey: Survey, base: string, messages: Messages): Html {
  const { t } = messages
  const { contributions } = survey.state
  const colliding = (survey.stateOf(contribution.id)?.collidesWith ?? []).flatMap((id) => contributions.get(id) ?? [])
  const similar = survey.similar(contribution).filter((other) => !colliding.includes(other))
  const others = atPlace.filter((other) => !colliding.includes(other) && !similar.includes(other))
  const [item] = contribution.changes
  return html`${colliding.length > 0 ? html`<section class="section"><h2>${t('near.same-words')}</h2><p class="hint">${t('near.same-words-hint')}</p><div class="side-by-side">${[contribution, ...colliding].map((each, index) => card(each, index === 0, survey, base, messages))}</div></section>` : ''}
${similar.length > 0 ? html`<section class="section"><h2>${t('near.similar')}</h2>${linksTo(similar, survey, base, messages)}</section>` : ''}
${others.length > 0 ? html`<section class="section"><h2>${t('near.place')}</h2>${linksTo(others.slice(0, shownAtPlace), survey, base, messages)}${others.length > shownAtPlace && item ? html`<p><a href="${base}coordination/?partie=${item.type === 'add' ? (item.parent ?? item.item) : item.item}">${t('near.more', { count: others.length - shownAtPlace })}</a></p>` : ''}</section>` : ''}`
}

function linksTo(others: readonly Contribution[], survey: Survey, base: string, messages: Messages): Html {
  return html`<ul class="link-list">${others.map((other) => html`<li><a href="${base}coordination/contributions/${other.id}/">${messages.t('desk.number', { number: other.number ?? '' })} ${lineOf(other, survey, messages)}</a></li>`)}</ul>`
}

/** One of several that touch the same words: whose, what it does, and why. */
function card(contribution: Contribution, isThis: boolean, survey: Survey, base: string, messages: Messages): Html {
  const { t } = messages
  const { lang } = survey.state.plan.fields
  const number = t('desk.number', { number: contribution.number ?? '' })
  const told = contribution.withheld ? [] : survey.diffOf(contribution).tellings().map((telling) => tell(telling, messages))
  const why = contribution.withheld ? '' : labelOf({ body: toPlain(contribution.rationale ?? '') }, 60)
  return html`<article class="card"><h3>${isThis ? html`${t('near.this')} (${number})` : html`<a href="${base}coordination/contributions/${contribution.id}/">${number}</a>`}</h3>
<p class="meta">${nameOf(contribution.person, survey.state, messages)}</p>
${told.length > 0 ? html`<ul class="diff-told">${told.map((line) => html`<li>${line}</li>`)}</ul>` : html`<p>${lineOf(contribution, survey, messages)}</p>`}
<p>${why ? html`<span lang="${lang}">${t('near.why', { reason: why })}</span>` : t('near.no-why')}</p></article>`
}
