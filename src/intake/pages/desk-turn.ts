import { html } from 'hono/html'
import type { Contribution } from '../../domain/contribution.ts'
import { lineOf } from '../desk/line-of.ts'
import { findPlaceLeft } from '../desk/list-rows.ts'
import type { DeskRow } from '../desk/list-rows.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import type { Html } from './html.ts'

export interface DeskTurnOptions {
  /** All that waits, in the order of the list. */
  rows: readonly DeskRow[]
  /** Those of them that are left to decide: the list’s own count. */
  left: readonly DeskRow[]
  survey: Survey
  base: string
}

/** From one contribution to the next in the order of the list. After a decision, the one that took its place comes next. `isAgain`: at the end of the page, where it is no landmark a second time. */
export function deskTurn(contribution: Contribution, { rows, left, survey, base }: DeskTurnOptions, messages: Messages, isAgain = false): Html {
  const { t } = messages
  const at = rows.findIndex((row) => row.contribution.id === contribution.id)
  const here = at >= 0 ? at : Math.max(0, findPlaceLeft(contribution, rows, survey.state))
  const [previous, next] = [rows[here - 1], at >= 0 ? rows[here + 1] : rows[here]]
  if (rows.length === 0) return html`<p>${t('turn.none')}</p>`
  const link = (row: DeskRow | undefined, rel: 'prev' | 'next', key: 'turn.previous' | 'turn.next') => (row ? html`<a rel="${rel}" href="${base}coordination/contributions/${row.contribution.id}/">${t(key, { line: titleOf(row, survey, messages) })}</a>` : html`<span></span>`)
  const links = html`${placeOf(rows[at], rows, left, messages)}${link(previous, 'prev', 'turn.previous')}${link(next, 'next', 'turn.next')}`
  return isAgain ? html`<div class="pager desk-turn">${links}</div>` : html`<nav class="pager desk-turn" aria-label="${t('turn.nav')}">${links}</nav>`
}

/** Among what is left to decide, or among the questions; one that a basket holds is among neither. */
function placeOf(row: DeskRow | undefined, rows: readonly DeskRow[], left: readonly DeskRow[], { t }: Messages): Html | '' {
  const isQuestion = row?.kind === 'question'
  const among = isQuestion ? rows.filter(({ kind }) => kind === 'question') : left
  const place = among.findIndex(({ contribution }) => contribution.id === row?.contribution.id) + 1
  return place > 0 ? html`<p class="meta">${t(isQuestion ? 'turn.question' : 'turn.place', { place, count: among.length })}</p>` : ''
}

function titleOf({ contribution }: DeskRow, survey: Survey, messages: Messages): string {
  const number = contribution.number === undefined ? '' : `${messages.t('desk.number', { number: contribution.number })} `
  return `${number}${lineOf(contribution, survey, messages)}`
}
