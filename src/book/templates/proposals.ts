import { html } from 'hono/html'
import type { DecisionView } from '../../site/contribution-page.ts'
import type { ChangeView } from '../../site/view-change.ts'
import type { BookProposal } from '../book.ts'
import type { BookView } from '../book-view.ts'
import { heading, link, rendered } from '../markup.ts'
import type { Markup } from '../markup.ts'
import { labelled } from './notes.ts'

/** Every proposal: what it asked for, what was decided and why, and where its words are. `level` is that of each one's heading. */
export function proposals(view: BookView, all: readonly BookProposal[], level: number): Markup {
  if (all.length === 0) return html`<p>${view.words('proposals.none')}</p>`
  return html`${all.map((each) => proposal(view, each, level))}`
}

/** Id of a proposal in its chapter. */
export function proposalAnchor(id: string): string {
  return `proposition-${id}`
}

function proposal(view: BookView, { id, kicker, heading: title, status, name, date, example, changes: asked, textHtml, rationaleHtml, decision, landed }: BookProposal, level: number): Markup {
  const { t, words, planLanguage } = view
  return html`<article class="book-own book-proposal" id="${proposalAnchor(id)}" data-name="${kicker}${t('colon')} ${title}">
${heading(level, html`<span class="kicker">${kicker}<span class="visually-hidden">${t('colon')}</span></span> ${title}`)}
<p><strong>${status}</strong> · ${t('contribution.by', { name, date })}${example ? html` <span class="tag">${t('example')}</span>` : ''}</p>
${textHtml ? html`<div class="prose prose-small" lang="${planLanguage}">${rendered(textHtml)}</div>` : ''}${changes(view, asked)}
${rationaleHtml ? labelled(t('contribution.rationale'), rationaleHtml, planLanguage) : ''}${decision ? decided(view, decision) : ''}
${landed.length > 0 ? html`<p>${words('landed')} ${landed.map((place, index) => html`${index > 0 ? ', ' : ''}${link(place.href, place.label)}`)}</p>` : ''}
</article>`
}

function decided(view: BookView, { by, date, reasonHtml, leftOut, note, into, changes: kept }: DecisionView): Markup {
  const { t, words, planLanguage } = view
  return html`<p><strong>${t('contribution.decision')}${t('colon')}</strong> ${t('decision.by', { name: by, date })}${into ? html` ${t('decision.into')} ${link(into.href, into.label)}` : ''}</p>
${reasonHtml ? labelled(t('note.reason'), reasonHtml, planLanguage) : ''}${leftOut.map((each) => html`<p>${t('note.left-out', { text: each.text, why: each.why })}</p>`)}${note ? html`<p class="meta">${note}</p>` : ''}
${kept.length > 0 ? html`<p>${words('proposals.words')}</p>${changes(view, kept)}` : ''}`
}

function changes({ planLanguage }: BookView, all: readonly ChangeView[]): Markup {
  return html`${all.map(({ item, told, titleDiffHtml, diffHtml, textHtml }) => html`<div class="stack-tight change"><p class="meta">${link(item.href, item.label)}</p><ul class="diff-told">${told.map((each) => html`<li>${each}</li>`)}</ul>
${titleDiffHtml ? html`<div class="diff" lang="${planLanguage}"><p>${rendered(titleDiffHtml)}</p></div>` : ''}${diffHtml ? html`<div class="diff" lang="${planLanguage}"><p>${rendered(diffHtml)}</p></div>` : ''}${textHtml ? html`<div class="diff prose prose-small" lang="${planLanguage}">${rendered(textHtml)}</div>` : ''}</div>`)}`
}
