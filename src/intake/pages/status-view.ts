import { html } from 'hono/html'
import type { Contribution, RecordedDecision } from '../../domain/contribution.ts'
import type { PersonId } from '../../domain/ids.ts'
import { selectQuote } from '../../provenance/index.ts'
import { createLinks } from '../../site/links.ts'
import { toPlain } from '../../text/plain.ts'
import { findBorrowedNames } from '../../domain/find-borrowed-names.ts'
import { awaitsReason } from '../../usecases/awaiting-reason.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { Messages } from '../messages.ts'
import { prose } from './change-view.ts'
import type { Html } from './html.ts'

/** Where a contribution stands, in a word. */
export function statusTag({ kind, status, decision, withheld }: Contribution, state: PlanState, { t }: Messages): Html {
  if (withheld) return html`<span class="status status-withheld">${t('status.withheld')}</span>`
  if (kind === 'comment') return html`<span class="status">${t('follow.published')}</span>`
  const number = decision?.into ? (state.contributions.get(decision.into)?.number ?? '') : ''
  return html`<span class="status status-${status}">${t(`status.${status}`, { number })}</span>`
}

/** A decision: when, why, what is left open or out, and where the words are today. */
export function decisionView(decision: RecordedDecision, state: PlanState, messages: Messages, base: string): Html {
  const { t, date } = messages
  const lang = state.plan.fields.lang
  const said = { lang, people: state.people }
  const links = createLinks(base, null)
  const landed = decision.landed.map(({ item }) => {
    const today = state.plan.items.get(item)
    if (!today) return html`<li>${item === 'plan' ? t('item.plan') : t('follow.gone')}</li>`
    return html`<li><a href="${links.item(today.kind, today.id)}">${messages.item(today)}</a> <span lang="${lang}">${today.label}</span></li>`
  })
  const into = decision.into ? state.contributions.get(decision.into) : undefined
  return html`<p>${tellDecider(decision, state, messages)}</p>
${into ? html`<p><a href="${links.contribution(into.id)}">${t('decision.into', { number: into.number ?? '' })}</a></p>` : ''}
${decision.reason ? html`<h3>${t('decision.reason')}</h3>${prose(decision.reason, said)}` : awaitsReason(decision) ? html`<p class="meta">${t('decision.reason-awaited')}</p>` : ''}
${decision.explained ? html`<p class="meta">${t('decision.explained', { name: state.people[decision.explained.by]?.name ?? t('person.coordination'), date: date(decision.explained.at) })}</p>` : ''}
${decision.leftOpen ? html`<div class="open-question"><h3>${t('decision.left-open')}</h3>${prose(decision.leftOpen, said)}</div>` : ''}
${decision.leftOut.length > 0 ? html`<h3>${t('decision.left-out')}</h3><ul>${decision.leftOut.map(({ text, why }) => html`<li><span lang="${lang}">${t('decision.left-out-one', { text: toPlain(text), why: toPlain(why) })}</span></li>`)}</ul>` : ''}
${decision.note ? prose(decision.note, said) : ''}
${landed.length > 0 ? html`<h3>${t('decision.landed')}</h3><ul>${landed}</ul>` : ''}`
}

function tellDecider({ by, at, elsewhere }: RecordedDecision, state: PlanState, messages: Messages): string {
  const { t, date } = messages
  const name = state.people[by]?.name
  if (name && findBorrowedNames(state.people)(by)) return t('decision.by', { name: nameOf(by, state, messages), date: date(at) })
  if (!elsewhere) return t('decision.by', { name: name ?? t('person.coordination'), date: date(at) })
  return name ? t('decision.elsewhere-by', { name, date: date(at) }) : t('decision.elsewhere', { date: date(at) })
}

/** Messages about a contribution, oldest first. `reader`: who is spoken to. */
export function conversation(contribution: Contribution, state: PlanState, messages: Messages, reader?: PersonId): Html | '' {
  const { t, date } = messages
  const about = [...state.contributions.values()].filter((each) => each.kind === 'comment' && (each.about.contribution === contribution.id || each.replyTo === contribution.id))
  if (about.length === 0) return ''
  return html`<section class="section"><h2>${t('follow.conversation')}</h2>${about.map(
    (each) => html`<article class="comment${each.official ? ' comment-official' : ''}"><p class="meta">${t(each.asksAuthor ? 'follow.asked-by' : each.official ? 'follow.answered-by' : each.objection ? 'follow.objected-by' : 'follow.said-by', { name: nameOf(each.person, state, messages), date: date(each.submittedAt) })}</p>${each.withheld ? html`<p>${t('status.withheld-notice')}</p>` : html`${quoteView(each, state, messages)}${prose(each.text ?? '', { lang: state.plan.fields.lang, people: state.people })}`}${followUp(each, state, messages, reader)}</article>`,
  )}</section>`
}

/** The passage of the plan that a message points at, and whether it still reads so today. */
export function quoteView({ anchor, about, withheld }: Pick<Contribution, 'anchor' | 'about' | 'withheld'>, state: PlanState, { t }: Messages): Html | '' {
  if (!anchor || withheld) return ''
  const today = about.item === undefined ? undefined : textOf(state.plan, about.item)
  const kind = today && selectQuote(toPlain(today.body), anchor)?.kind
  const isThere = kind === 'exact' || kind === 'typography'
  return html`<blockquote lang="${state.plan.fields.lang}">${anchor.exact}</blockquote>${isThere || about.item === undefined ? '' : html`<p class="meta">${t('quote.changed')}</p>`}`
}

function followUp({ offersFollowUpTo: person }: Contribution, state: PlanState, messages: Messages, reader: PersonId | undefined): Html | '' {
  if (!person) return ''
  return html`<p>${person === reader ? messages.t('follow.follow-up-yours') : messages.t('follow.follow-up', { name: nameOf(person, state, messages) })}</p>`
}

/** « intégrée », « regroupée avec n° 42 »: what a decision makes of a proposal, within a sentence. */
export function outcomeWords(outcome: Contribution['status'], into: string | undefined, { contributions }: Pick<PlanState, 'contributions'>, { t, language }: Messages): string {
  const said = t(`status.${outcome}`, { number: into ? (contributions.get(into)?.number ?? '') : '' })
  return said.charAt(0).toLocaleLowerCase(language) + said.slice(1)
}

/** The name that a person chose; said to be no coordinator's where it is one's. */
export function nameOf(person: string, state: PlanState, { t }: Messages): string {
  const name = state.people[person]?.name
  return name && findBorrowedNames(state.people)(person) ? t('person.borrowed', { name }) : (name ?? t('person.anonymous'))
}

/** `@[p-…]` in an imported message, by the name of today. */
export function nameMentions(markdown: string, { people }: Pick<PlanState, 'people'>): string {
  return markdown.replace(/@\[(p-[0-9a-z]{10})\]/g, (_, person: string) => `@${people[person]?.name ?? '…'}`)
}
