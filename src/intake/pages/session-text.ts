import { html } from 'hono/html'
import type { Plan } from '../../domain/plan.ts'
import { toPlain } from '../../text/plain.ts'
import type { ItemText } from '../../usecases/rebase-changes.ts'
import { attributeWords } from '../../usecases/session/attribute-words.ts'
import type { AttributedBlock, AttributedPart } from '../../usecases/session/attribute-words.ts'
import type { CombinedSession } from '../../usecases/session/combine-session.ts'
import type { Messages } from '../messages.ts'
import { showNumbers } from '../submission/shown-numbers.ts'
import type { Html } from './html.ts'

/** The session's one text against today's: what is added says whose it is, in words and not by colour. */
export function sessionText({ today, text, proposals }: CombinedSession, plan: Plan, messages: Messages): Html {
  const plain = (words: ItemText): string => [words.title, toPlain(showNumbers(words.body, plan))].filter(Boolean).join('\n\n')
  const sides = proposals.flatMap(({ contribution: { id }, stand, text: side }) => (side && stand === 'in' ? [{ id, text: plain(side) }] : []))
  const numbers = new Map(proposals.map(({ contribution }) => [contribution.id, contribution.number]))
  const blocks = attributeWords(plain(today), plain(text), sides)
  const { t } = messages
  if (blocks.every(({ type }) => type === 'same')) return html`<p>${t('merging.text-same')}</p>`
  const shown = ({ parts }: AttributedBlock) => html`<p>${parts.map((part) => partView(part, numbers, messages))}</p>`
  return html`<div class="diff" lang="${plan.fields.lang}">${runsOf(blocks).map(({ isFar, blocks: run }) =>
    isFar && run.length > 1 ? html`<details><summary lang="${messages.language}">${t('diff.unchanged', { count: run.length })}</summary>${run.map(shown)}</details>` : run.map(shown),
  )}</div>`
}

function partView({ type, text, by, quiet }: AttributedPart, numbers: ReadonlyMap<string, number | undefined>, { t, language }: Messages): Html | '' {
  const words = (type === 'added' ? text.trimEnd() : text.replace(/\n+$/, '')).split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))
  if (quiet && type === 'removed') return ''
  if (quiet || type === 'same') return html`${words}`
  const hidden = (said: string) => html`<span class="visually-hidden" lang="${language}"> ${said} </span>`
  if (type === 'removed') return html`<del>${hidden(t('diff.removed'))}${words}${hidden(t('diff.end'))}</del>`
  const whose = by === 'own' ? t('merging.by-own') : by ? t('desk.number', { number: numbers.get(by) ?? '' }) : null
  // The mark stays on its word's line.
  return html`<ins>${hidden(whose ? t('merging.added-by', { by: whose }) : t('diff.added'))}${words}${hidden(t('diff.end'))}</ins>${whose ? html`<sup class="word-owner" lang="${language}" aria-hidden="true">${whose}</sup>` : ''}${/\s$/.test(text) ? ' ' : ''}`
}

/** Paragraphs that are neither changed nor beside a change are folded. */
function runsOf(blocks: readonly AttributedBlock[]): { isFar: boolean; blocks: AttributedBlock[] }[] {
  const runs: { isFar: boolean; blocks: AttributedBlock[] }[] = []
  for (const [index, block] of blocks.entries()) {
    const isFar = [index - 1, index, index + 1].every((each) => (blocks[each]?.type ?? 'same') === 'same')
    const last = runs.at(-1)
    if (last?.isFar === isFar) last.blocks.push(block)
    else runs.push({ isFar, blocks: [block] })
  }
  return runs
}
