import { html, raw } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import { renderDiff } from '../../markdown/render-diff.ts'
import { diffBlocks } from '../../merge/index.ts'
import { toRead } from '../../text/plain.ts'
import type { Slip } from '../desk/choose-slips.ts'
import { stampOf } from '../desk/examine.ts'
import { lineOf } from '../desk/line-of.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { deskFrame } from './desk-frame.ts'
import { tellIssue, titleWith } from './fields.ts'
import type { Html, Page } from './html.ts'
import { nameOf } from './status-view.ts'

export interface DeskSlipsOptions {
  base: string
  coordinator: Coordinator
  survey: Survey
  slips: readonly Slip[]
  /** Contributions left unticked. */
  unticked: ReadonlySet<string>
  issues: readonly Issue[]
  failure?: string
  notice?: string
}

/** Names of a line's box and of its hidden stamp. */
export const slipFields = { ticked: (id: string) => `coquille-${id}`, seen: (id: string) => `vu-${id}` }

/** Slips ticked together and taken in by one act. */
export function deskSlipsPage(options: DeskSlipsOptions, messages: Messages): Page {
  const { base, slips, issues, failure, notice } = options
  const { t } = messages
  const heading = t('slips.heading')
  const count = slips.filter(({ row }) => !options.unticked.has(row.contribution.id)).length
  const content = html`${refusal(options, messages)}
${failure ? html`<div class="error-summary" role="alert" tabindex="-1"><p>${failure}</p></div>` : ''}
${notice ? html`<p class="notice" role="status">${notice}</p>` : ''}
<p class="lead">${t(slips.length > 0 ? 'slips.intro' : 'slips.none')}</p>
${slips.length > 0 ? html`<form method="post" action="${base}coordination/coquilles/" accept-charset="utf-8">
<ul class="desk-list">${slips.map((slip) => line(slip, options, messages))}</ul>
<p class="actions"><ticked-count data-none="${t('slips.send')}" data-one="${t('slips.send-count', { count: 1 })}" data-other="${t('slips.send-count', { count: 1_000_000 })}"><button class="button button-primary" type="submit">${count === slips.length ? t('slips.send-count', { count }) : t('slips.send')}</button></ticked-count></p></form>` : ''}`
  return { title: titleWith(failure ? [{ code: 'failure', path: '' }] : issues, heading, messages), main: deskFrame(options, messages, heading, content) }
}

function line({ row: { contribution } }: Slip, { base, survey, unticked }: DeskSlipsOptions, messages: Messages): Html {
  const { t } = messages
  const { id, number = '' } = contribution
  const name = slipFields.ticked(id)
  return html`<li><div class="choice"><input type="checkbox" id="${name}" name="${name}" value="oui"${unticked.has(id) ? '' : html` checked`}><label class="row-title" for="${name}">${t('desk.number', { number })} ${lineOf(contribution, survey, messages)}</label><input type="hidden" name="${slipFields.seen(id)}" value="${stampOf(contribution)}"></div>
${changedBlocks(contribution, survey, messages)}
<p class="meta">${nameOf(contribution.person, survey.state, messages)}. <a href="${base}coordination/contributions/${id}/">${t('slips.read', { number })}</a></p></li>`
}

/** The paragraphs that change, each with its words struck through and put in. */
function changedBlocks({ changes: [change], ...contribution }: Slip['row']['contribution'], survey: Survey, { t }: Messages): Html | '' {
  if (change?.type !== 'revise' || change.body === undefined) return ''
  const before = survey.baseText(contribution, change.item)?.body ?? ''
  const labels = { removed: t('diff.removed'), added: t('diff.added'), end: t('diff.end') }
  const blocks = diffBlocks(toRead(before), toRead(change.body)).filter(({ type }) => type !== 'same')
  return html`<div class="diff" lang="${survey.state.plan.fields.lang}">${blocks.map(({ parts }) => html`<p>${raw(renderDiff(parts.map((part) => ({ ...part, text: part.text.replace(/\n+$/, '') })), labels))}</p>`)}</div>`
}

/** Everything or nothing: which ones stood in the way. */
function refusal({ issues, survey }: DeskSlipsOptions, messages: Messages): Html | '' {
  if (issues.length === 0) return ''
  const { t } = messages
  const lines = issues.map((issue) => {
    const number = survey.state.contributions.get(String(issue.data?.['contribution'] ?? ''))?.number
    return html`<li>${number === undefined ? tellIssue(issue, messages) : t('slips.refused-one', { number, reason: tellIssue(issue, messages, 'issue.json') })}</li>`
  })
  return html`<div class="error-summary" role="alert" tabindex="-1"><h2>${t('slips.refused')}</h2><ul>${lines}</ul></div>`
}
