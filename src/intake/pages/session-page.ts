import { html } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { SessionState } from '../../domain/session.ts'
import { createLinks } from '../../site/links.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { CombinedSession } from '../../usecases/session/combine-session.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { deskFrame } from './desk-frame.ts'
import { errorOf, errorSummary, hiddenFields, textArea, textField, tellIssue, titleWith } from './fields.ts'
import type { Html, Page } from './html.ts'
import { sessionCollision } from './session-collision.ts'
import { sessionProposal } from './session-proposal.ts'
import { sessionText } from './session-text.ts'
import { nameOf } from './status-view.ts'

/** What somebody else left in a field, or in the text, while one was typing. */
export interface ClashView {
  /** Id of the field. */
  field: string
  label: string
  kept: string
}

export interface SessionPageOptions {
  base: string
  coordinator: Coordinator
  state: PlanState
  session: SessionState
  combined: CombinedSession
  /** By proposal. */
  items: ReadonlyMap<string, readonly ItemPreview[]>
  revision: number
  saved: { by: string; at: string }
  /** Values of the fields by name, `texte` and `titre` included. */
  values: Record<string, string>
  /** Faults to show as such: those that forbid closing, once that was asked for. */
  issues: readonly Issue[]
  clashes: readonly ClashView[]
  /** Markdown of the text that was just typed: what the script compares the next words with. */
  typed?: string
  failure?: string
  notice?: string
}

/** A merging session: one text, every proposal switched on or off, and what is still to be chosen. */
export function sessionPage(options: SessionPageOptions, messages: Messages): Page {
  const { base, session, state, combined, issues, failure, notice, values, revision } = options
  const { t } = messages
  const heading = t('merging.heading', { item: sessionItem(session, state, messages) })
  const path = `${base}coordination/seances/${session.id}/`
  const fields = issues.map(({ path: field }) => field)
  const content = html`<link rel="stylesheet" href="${base}intake/session.css">${errorSummary(issues, fields, messages)}
${failure ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${failure}</p></div>` : ''}
${clashes(options, messages)}
${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
${about(options, messages)}
<merging-session data-saved="${t('merging.autosaved')}" data-failed="${t('merging.autosave-failed')}" data-clash="${t('merging.autosave-clash')}">
<form class="form session-form" method="post" action="${path}" accept-charset="utf-8" novalidate>
<div id="session-state" data-live>${hiddenFields({ vu: String(revision) })}${standing(options, messages)}</div>
<p role="status" class="meta" data-status></p>
<nav aria-label="${t('merging.parts')}"><ul class="link-row"><li><a href="#propositions">${t('merging.go.proposals')}</a></li><li><a href="#texte-en-seance">${t('merging.go.text')}</a></li><li><a href="#retouches">${t('merging.retouch')}</a></li><li><a href="#clore">${t('merging.closing')}</a></li></ul></nav>
<section class="section" id="collisions" data-live>${collisions(options, messages)}</section>
<section class="section" id="propositions"><h2>${t('merging.proposals', { count: combined.proposals.length })}</h2>
${combined.proposals.length === 0 ? html`<p>${t('merging.no-proposals')}</p>` : ''}
${combined.proposals.map((proposal) => sessionProposal(proposal, { base, state, values, issues, items: options.items.get(proposal.contribution.id) ?? [], rivals: rivalsOf(proposal.contribution.id, combined) }, messages))}</section>
<section class="section" id="texte-en-seance" data-live><h2>${t('merging.text')}</h2><p class="meta">${t('merging.text-hint')}</p>${sessionText(combined, state.plan, messages)}</section>
<section class="section" id="retouches" data-live>${ownText(options, messages)}</section>
<section class="section" id="clore"><h2>${t('merging.closing')}</h2>
${textArea({ name: 'reste', label: t('merging.left-open'), hint: t('decide.left-open-hint'), value: values['reste'] ?? '', short: true, lang: state.plan.fields.lang })}
${textArea({ name: 'note', label: t('merging.note'), hint: t('merging.note-hint'), value: values['note'] ?? '', short: true, lang: state.plan.fields.lang })}
${textField({ name: 'version', label: t('merging.version'), hint: t('merging.version-hint'), value: values['version'] ?? '', lang: state.plan.fields.lang })}
<p class="actions"><button class="button" type="submit" name="faire" value="enregistrer">${t('merging.save')}</button><button class="button button-primary" type="submit" name="faire" value="clore">${t('merging.to-closing')}</button></p>
</section></form></merging-session>
<details class="section"><summary>${t('merging.drop')}</summary><p>${t('merging.drop-hint')}</p><form method="post" action="${path}abandonner/"><p class="actions"><button class="button button-danger" type="submit">${t('merging.drop-send')}</button></p></form></details>
<script type="module" src="${base}intake/session.js"></script>`
  return { title: titleWith(failure ? [{ code: 'failure', path: '' }] : issues, heading, messages), main: deskFrame(options, messages, heading, content) }
}

/** « Action 8 », with its first words; or the plan's introduction. */
export function sessionItem({ item }: Pick<SessionState, 'item'>, { plan }: Pick<PlanState, 'plan'>, messages: Messages): string {
  const placed = plan.items.get(item)
  return placed ? messages.item(placed) : item === PLAN_ID ? messages.item({ kind: 'plan' }) : messages.t('desk.gone')
}

function about({ session, state, saved, base }: SessionPageOptions, messages: Messages): Html {
  const { t, date } = messages
  const placed = state.plan.items.get(session.item)
  const links = createLinks(base, null)
  const names = session.participants.map((person) => nameOf(person, state, messages)).join(', ')
  return html`${placed ? html`<p class="lead" lang="${state.plan.fields.lang}"><a href="${links.item(placed.kind, placed.id)}">${placed.label}</a></p>` : ''}
<p class="meta">${t('merging.opened', { name: nameOf(session.openedBy, state, messages), date: date(session.openedAt, 'date-time') })} ${t('merging.present', { names })} <span id="saved" data-live>${t('merging.saved', { name: nameOf(saved.by, state, messages), date: date(saved.at, 'date-time') })}</span></p>
<p class="meta">${t('merging.private')}</p>`
}

/** In numbers: where the session stands. */
function standing({ combined }: SessionPageOptions, messages: Messages): Html {
  const { t } = messages
  const count = (stand: string) => combined.proposals.filter((proposal) => proposal.stand === stand).length
  const left = combined.issues
  return html`<p><strong>${t('merging.count.in', { count: count('in') })}</strong> · ${t('merging.count.out', { count: count('out') })} · ${t('merging.count.declined', { count: count('declined') })}</p>
${left.length === 0 ? html`<p class="notice">${t('merging.ready')}</p>` : html`<div class="notice notice-attention"><p>${t('merging.left', { count: left.length })}</p><ul>${left.map((issue) => html`<li><a href="#${issue.path}">${tellIssue(issue, messages)}</a></li>`)}</ul></div>`}`
}

function collisions({ combined, state, values, issues }: SessionPageOptions, messages: Messages): Html {
  const { t } = messages
  if (combined.collisions.length === 0) return html`<h2>${t('merging.collisions-none')}</h2>`
  return html`<h2>${t('merging.collisions', { count: combined.collisions.length })}</h2><p class="meta">${t('merging.collisions-hint')}</p>
${combined.collisions.map((collision, index) => sessionCollision(collision, { combined, state, values, issues, place: index + 1 }, messages))}`
}

function ownText({ session, combined, state, values, issues, typed }: SessionPageOptions, messages: Messages): Html {
  const { t } = messages
  const { lang } = state.plan.fields
  const hasTitle = combined.text.title !== undefined
  return html`<h2>${t('merging.retouch')}</h2><p class="meta">${t('merging.retouch-hint')}</p>
${typed === undefined ? '' : html`<span hidden data-sent="${typed}"></span>`}${hiddenFields({ 'texte-sur': combined.text.body, ...(hasTitle && { 'titre-sur': combined.text.title ?? '' }) })}
${hasTitle ? textField({ name: 'titre', label: t('form.title'), value: values['titre'] ?? '', lang }) : ''}
${textArea({ name: 'texte', label: t('merging.retouch-label'), value: values['texte'] ?? '', lang, error: errorOf(issues, 'texte', messages) })}
${textArea({ name: 'raison-texte', label: t('merging.retouch-reason'), value: values['raison-texte'] ?? '', short: true, lang, error: errorOf(issues, 'raison-texte', messages) })}
${session.retouch ? html`<p class="actions"><button class="button" type="submit" name="faire" value="sans-retouches">${t('merging.retouch-drop')}</button></p>` : ''}`
}

/** What somebody else left meanwhile: what was typed is still in its field. */
function clashes({ clashes: all, state, saved }: SessionPageOptions, messages: Messages): Html | '' {
  const { t } = messages
  if (all.length === 0) return ''
  return html`<div class="error-summary" role="alert" tabindex="-1"><h2>${t('merging.clash', { name: nameOf(saved.by, state, messages) })}</h2><p>${t('merging.clash-hint')}</p>
<dl class="facts">${all.map(({ field, label, kept }) => html`<dt><a href="#${field}">${label}</a></dt><dd lang="${state.plan.fields.lang}">${kept || t('merging.nothing-there')}</dd>`)}</dl></div>`
}

function rivalsOf(id: string, { collisions: all, proposals }: CombinedSession): number[] {
  const ids = new Set(all.filter(({ between }) => between.includes(id)).flatMap(({ between }) => between))
  return proposals.flatMap(({ contribution }) => (contribution.id !== id && ids.has(contribution.id) ? [contribution.number ?? 0] : []))
}
