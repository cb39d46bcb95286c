import { html } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import type { SessionState } from '../../domain/session.ts'
import { createLinks } from '../../site/links.ts'
import { toPlain } from '../../text/plain.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { ClosingPlan, ClosingUnit } from '../../usecases/session/plan-closing.ts'
import { stampOfAll } from '../desk/close-session.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { prose } from './change-view.ts'
import { deskFrame } from './desk-frame.ts'
import { hiddenFields, tellIssue, titleWith } from './fields.ts'
import type { Html, Page } from './html.ts'
import { sessionItem } from './session-page.ts'
import { sessionText } from './session-text.ts'
import { nameOf, outcomeWords } from './status-view.ts'

export interface SessionClosingOptions {
  base: string
  coordinator: Coordinator
  state: PlanState
  session: SessionState
  closing: ClosingPlan
  revision: number
  /** The session or the plan changed since this page was read. */
  isStale?: boolean
  failure?: string
}

/** What closing the session will do, all of it, before it is done. */
export function sessionClosingPage(options: SessionClosingOptions, messages: Messages): Page {
  const { base, state, session, closing, revision, isStale, failure } = options
  const { t } = messages
  const { plan } = state
  const { lang } = plan.fields
  const path = `${base}coordination/seances/${session.id}/`
  const heading = t('merging.closing-heading', { item: sessionItem(session, state, messages) })
  const { combined, issues } = closing
  const text = combined.text
  const back = html`<p class="actions"><a class="button" href="${path}">${t('merging.closing-back')}</a></p>`
  const content = html`<link rel="stylesheet" href="${base}intake/session.css">${failure ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${failure}</p></div>` : ''}
${isStale ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${t('merging.closing-stale')}</p></div>` : ''}
${issues.length > 0 ? html`<div class="error-summary" role="alert" tabindex="-1"><h2>${t('merging.closing-not-yet')}</h2><ul>${issues.map((issue) => html`<li><a href="${path}#${issue.path}">${tellIssue(issue, messages)}</a></li>`)}</ul></div>` : ''}
<section class="section"><h2>${t('merging.closing-text')}</h2><div class="card">${text.title ? html`<p lang="${lang}"><strong>${text.title}</strong></p>` : ''}${prose(text.body, { lang, plan: closing.plan, base })}</div>
<details><summary>${t('merging.closing-changes')}</summary>${sessionText(combined, plan, messages)}</details></section>
${fates(options, messages)}
${numbers(options, messages)}
${session.version ? html`<section class="section"><h2>${t('merging.closing-version')}</h2><p lang="${lang}">${session.version}</p></section>` : ''}
${session.leftOpen ? html`<section class="section"><h2>${t('decision.left-open')}</h2><p lang="${lang}">${session.leftOpen}</p></section>` : ''}
<p class="meta">${t('merging.closing-hint')}</p>
${issues.length > 0 ? back : html`<form class="form" method="post" action="${path}clore/" accept-charset="utf-8">${hiddenFields({ vu: String(revision), base: state.heads.main, propositions: stampOfAll(closing.combined) })}
<p class="actions"><button class="button button-primary" type="submit">${t('merging.closing-send')}</button></p>${back}</form>`}`
  return { title: titleWith([...issues, ...(failure ? [{ code: 'failure', path: '' } satisfies Issue] : [])], heading, messages), main: deskFrame(options, messages, heading, content) }
}

/** What becomes of every proposal. */
function fates({ closing, state, session }: SessionClosingOptions, messages: Messages): Html {
  const { t } = messages
  const { lang } = state.plan.fields
  const numberOf = (id: string | undefined) => state.contributions.get(id ?? '')?.number ?? ''
  const line = ({ contribution, decision }: ClosingUnit['members'][number]): Html => html`<li><strong>${t('desk.number', { number: contribution.number ?? '' })}</strong>, <bdi>${nameOf(contribution.person, state, messages)}</bdi>${t('merging.says')} ${outcomeWords(decision.outcome, decision.into, state, messages)}.
${decision.reason ? html`<span lang="${lang}">${t('merging.because', { reason: toPlain(decision.reason) })}</span>` : ''}
${decision.leftOut.map(({ text }) => html`<span class="meta" lang="${lang}">${t('merging.left-out', { text: toPlain(text) })}</span>`)}
${decision.leftOpen ? html`<span class="meta" lang="${lang}">${t('merging.left-open-is', { text: decision.leftOpen })}</span>` : ''}</li>`
  const members = [...closing.units.flatMap((unit) => unit.members), ...closing.declined]
  return html`<section class="section"><h2>${t('merging.closing-fates')}</h2>
<ul>${members.map(line)}${closing.leftPending.map((id) => html`<li><strong>${t('desk.number', { number: numberOf(id) })}</strong>, <bdi>${nameOf(state.contributions.get(id)?.person ?? '', state, messages)}</bdi>${t('merging.says')} ${t('merging.stays')}</li>`)}</ul>
${closing.retouch.size > 0 ? html`<p>${t('merging.closing-retouch')} <span lang="${lang}">${session.retouch?.reason ? t('merging.because', { reason: session.retouch.reason }) : ''}</span></p>` : ''}</section>`
}

function numbers({ closing, state, base }: SessionClosingOptions, messages: Messages): Html | '' {
  const { t } = messages
  if (closing.numbers.length === 0) return ''
  const links = createLinks(base, null)
  const name = (kind: 'axis' | 'objective' | 'action', number: number | null) => (number === null ? t('merging.number-none') : messages.item({ kind, number }))
  return html`<section class="section"><h2>${t('merging.closing-numbers')}</h2><div class="table-scroll" role="region" tabindex="0" aria-label="${t('merging.closing-numbers')}"><table><thead><tr><th scope="col">${t('merging.number-before')}</th><th scope="col">${t('merging.number-after')}</th><th scope="col">${t('merging.number-item')}</th></tr></thead>
<tbody>${closing.numbers.map(({ kind, item, label, before, after }) => html`<tr><td>${name(kind, before)}</td><td>${name(kind, after)}</td><td lang="${state.plan.fields.lang}">${state.plan.items.has(item) ? html`<a href="${links.item(kind, item)}">${label}</a>` : label}</td></tr>`)}</tbody></table></div></section>`
}
