import { html } from 'hono/html'
import type { FormerText, Note } from '../../site/notes.ts'
import type { BookText } from '../book.ts'
import type { BookView } from '../book-view.ts'
import { link, rendered } from '../markup.ts'
import type { Markup } from '../markup.ts'

/** Where the sentences of one text come from; their marks lead here. */
export function notes(view: BookView, { id, notes: all, unchanged }: BookText): Markup {
  return html`${all.length > 0 ? html`<ol class="notes">${all.map((each) => note(view, id, each))}</ol>` : ''}${unchanged ? html`<p class="meta">${unchanged}</p>` : ''}`
}

function note({ t, planLanguage }: BookView, text: string, { number, roles, example, proposal, joined, reasonHtml, leftOpenHtml, leftOut, formerWordings, removed, departed, marks }: Note): Markup {
  const former = (label: string, { text: words }: FormerText): Markup => html`<p>${label} ${words === null ? t('withheld.heading') : html`<del class="former" lang="${planLanguage}">${words}</del>`}</p>`
  return html`<li id="${text}-o${number}"><span class="note-number" aria-hidden="true">${number}</span><div class="note-body">
<p>${roles.join(' ')}${example ? html` <span class="tag">${t('example')}</span>` : ''}${proposal ? html` ${link(proposal.href, t('note.proposal', { number: proposal.number ?? '' }))}.` : ''}${marks.map((mark, index) => html` <a class="book-back" href="#${text}-${mark}" aria-label="${t('note.back', { number, place: index + 1 })}">↑</a>`)}</p>
${joined.length > 0 ? html`<p>${t('note.joined')} ${joined.map((each, index) => html`${index > 0 ? ', ' : ''}${link(each.href, t('note.joined-one', { number: each.number ?? '', name: each.name }))}`)}</p>` : ''}
${reasonHtml ? labelled(t('note.reason'), reasonHtml, planLanguage) : ''}${leftOpenHtml ? labelled(t('note.left-open'), leftOpenHtml, planLanguage) : ''}
${leftOut.map((part) => html`<p>${t('note.left-out', { text: part.text, why: part.why })}</p>`)}${formerWordings.map((each) => former(t('note.before'), each))}${removed.map((each) => former(t('note.removed'), each))}${departed.map((each) => former(t('note.departed', { item: each.now?.label ?? '' }), each))}
</div></li>`
}

/** A label and somebody's text, in one run. */
export function labelled(label: string, safeHtml: string, language: string): Markup {
  return html`<div class="labelled"><span class="label">${label}</span> <div class="prose prose-small" lang="${language}">${rendered(safeHtml)}</div></div>`
}
