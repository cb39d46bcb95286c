import { html } from 'hono/html'
import type { ItemKind, Plan } from '../../domain/plan.ts'
import type { Renumbered } from '../desk/basket/review-basket.ts'
import type { Messages } from '../messages.ts'
import type { Html } from './html.ts'

interface Run {
  kind: ItemKind
  from: number
  to: number
  length: number
}

/** « L'action 17 deviendra l'action 18 »; what shifts together is told together. */
export function numbersView(renumbered: readonly Renumbered[], { fields }: Pick<Plan, 'fields'>, messages: Messages): Html {
  const { t } = messages
  const { lang } = fields
  const fresh = renumbered.filter(({ from }) => from === undefined).map(({ kind, to, label }) => html`<li>${t('basket.numbers.new', { after: lower(messages.item({ kind, number: to }), messages), label: '' })}<span lang="${lang}">${label}</span></li>`)
  const gone = renumbered.filter(({ to }) => to === undefined).map(({ kind, from, label }) => html`<li>${t('basket.numbers.gone', { before: messages.item({ kind, number: from }), label: '' })}<span lang="${lang}">${label}</span></li>`)
  const shifted = runsOf(renumbered).map((run) => html`<li>${tellRun(run, fields.levels?.[run.kind] !== undefined, messages)}</li>`)
  const lines = [...fresh, ...gone, ...shifted]
  return html`<section class="section" id="numeros"><h2>${t('basket.numbers.heading')}</h2>${lines.length > 0 ? html`<ul>${lines}</ul><p class="hint">${t('basket.numbers.kept')}</p>` : html`<p>${t('basket.numbers.none')}</p>`}</section>`
}

/** Items of one kind that follow one another and shift alike, in reading order. */
function runsOf(renumbered: readonly Renumbered[]): Run[] {
  const moves = renumbered.flatMap(({ kind, from, to }) => (from === undefined || to === undefined ? [] : [{ kind, from, to }]))
  const runs: Run[] = []
  for (const { kind, from, to } of moves.toSorted((a, b) => (a.kind === b.kind ? a.from - b.from : 0))) {
    const last = runs.at(-1)
    if (last?.kind === kind && last.from + last.length === from && last.to + last.length === to) last.length += 1
    else runs.push({ kind, from, to, length: 1 })
  }
  return runs
}

function tellRun({ kind, from, to, length }: Run, isRenamed: boolean, messages: Messages): string {
  const { t } = messages
  const name = (number: number): string => messages.item({ kind, number })
  const ends = { from, before: name(from), last: from + length - 1, after: to, end: to + length - 1 }
  if (length > 2) return t(isRenamed ? 'basket.numbers.range' : `basket.numbers.range-${kind}`, ends)
  return Array.from({ length }, (_, index) =>
    isRenamed
      ? t('basket.numbers.becomes', { before: name(from + index), after: name(to + index) })
      : t('basket.numbers.becomes-default', { before: lower(name(from + index), messages), after: lower(name(to + index), messages) }),
  ).join(' ; ')
}

function lower(name: string, { language }: Messages): string {
  return name.charAt(0).toLocaleLowerCase(language) + name.slice(1)
}
