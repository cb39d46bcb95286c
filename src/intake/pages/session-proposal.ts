import { html } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import { stands } from '../../domain/session.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { SessionProposal } from '../../usecases/session/list-session-proposals.ts'
import type { Messages } from '../messages.ts'
import { changeView, firstTelling, prose } from './change-view.ts'
import { errorOf, textArea } from './fields.ts'
import type { Html } from './html.ts'
import { nameOf } from './status-view.ts'

interface ProposalOptions {
  base: string
  state: PlanState
  /** What it would make of each item on today's plan. */
  items: readonly ItemPreview[]
  values: Record<string, string>
  issues: readonly Issue[]
  /** Numbers of the proposals that touch the same words. */
  rivals: readonly number[]
}

/** One proposal of a session: what it changes, why, and its switch. */
export function sessionProposal(proposal: SessionProposal, { base, state, items, values, issues, rivals }: ProposalOptions, messages: Messages): Html {
  const { contribution, obstacle, isLate, isReworked } = proposal
  const { t, date } = messages
  const { plan } = state
  const { lang } = plan.fields
  const { id } = contribution
  const number = t('desk.number', { number: contribution.number ?? '' })
  const name = `choix-${id}`
  const error = errorOf(issues, name, messages)
  const stand = values[name] || proposal.stand
  const isHidden = contribution.withheld !== undefined
  const hasMore = stand === 'declined' || Boolean(values[`raison-${id}`] || values[`reste-${id}`]) || issues.some(({ path }) => path === `raison-${id}`)
  const open = stands.filter((each) => each !== 'in' || !obstacle || stand === 'in')
  return html`<article class="card session-proposal" id="p-${contribution.number ?? id}">
<h3><a href="${base}coordination/contributions/${id}/">${number}</a>, <bdi>${nameOf(contribution.person, state, messages)}</bdi> <span class="meta">${date(contribution.submittedAt)}</span></h3>
${isLate ? html`<p class="status status-late">${t('merging.late')}</p>` : ''}
${isReworked ? html`<p class="status status-late">${t('merging.reworked')}</p>` : ''}
${obstacle ? html`<p class="notice notice-attention">${t(`merging.${obstacle}`)}</p>` : ''}
${rivals.length > 0 ? html`<p class="meta">${t('merging.same-words', { numbers: rivals.map((rival) => t('desk.number', { number: rival })).join(', ') })}</p>` : ''}
${isHidden || !items[0] ? '' : html`<details class="session-change"><summary lang="${lang}">${firstTelling(items[0], messages)}</summary>${items.map((item) => html`${items.length > 1 ? html`<h4>${messages.item({ kind: item.kind, number: (item.before ?? item.after)?.number })}</h4>` : ''}${changeView(item, messages, { lang, plan })}`)}</details>`}
${contribution.rationale && !isHidden ? html`<div class="collision-reason">${prose(contribution.rationale, { lang, people: state.people })}</div>` : ''}
<fieldset class="field session-switch${error ? ' has-error' : ''}"><legend>${t('merging.switch', { number })}</legend>
${error ? html`<p class="field-error">${error}</p>` : ''}
${open.map((each, index) => html`<div class="choice"><input type="radio" id="${index === 0 ? name : `${name}-${each}`}" name="${name}" value="${each}"${stand === each ? html` checked` : ''}><label for="${index === 0 ? name : `${name}-${each}`}">${t(`merging.stand.${each}`)}</label></div>`)}
</fieldset>
<details${hasMore ? html` open` : ''}><summary>${t('merging.more', { number })}</summary>
${textArea({ name: `raison-${id}`, label: t('merging.reason', { number }), hint: t('merging.decline-hint'), value: values[`raison-${id}`] ?? '', short: true, lang, error: errorOf(issues, `raison-${id}`, messages) })}
${textArea({ name: `reste-${id}`, label: t('merging.left-open-of', { number }), value: values[`reste-${id}`] ?? '', short: true, lang })}
</details>
</article>`
}
