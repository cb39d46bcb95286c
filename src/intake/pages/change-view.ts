import { html, raw } from 'hono/html'
import { parseItemAddress } from '../../content/references.ts'
import type { Plan } from '../../domain/plan.ts'
import { renderDiff } from '../../markdown/render-diff.ts'
import { renderMarkdown } from '../../markdown/render-markdown.ts'
import { describeDiff, diffBlocks } from '../../merge/index.ts'
import type { DiffBlock, DiffPart } from '../../merge/index.ts'
import { describeTexts } from '../../site/describe-texts.ts'
import type { TextTelling } from '../../site/describe-texts.ts'
import { createLinks } from '../../site/links.ts'
import { labelOf } from '../../text/label.ts'
import { toRead } from '../../text/plain.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import type { People } from '../../ports.ts'
import { showNumbers } from '../submission/shown-numbers.ts'
import type { Messages } from '../messages.ts'
import type { Html } from './html.ts'
import { tellMove } from './tell-gesture.ts'

/** One item as a proposal changes it, in words first, then word by word. */
export function changeView(item: ItemPreview, messages: Messages, options: ProseOptions): Html {
  return html`${tellings(item, messages, options)}${diffView(plainOf(item.before, options), plainOf(item.after, options), messages, options.lang)}`
}

/** The first thing that changes, on one line. */
export function firstTelling({ before, after, kind, move }: ItemPreview, messages: Messages): string {
  if (move && before) return messages.t('tell.moved', { item: messages.item({ kind, number: before.number }) })
  if (!before) return after ? tellNew(kind, after, messages) : messages.t('desk.gone')
  if (!after) return messages.t('tell.removed-item', { item: messages.item({ kind, number: before.number }) })
  const first = describeDiff(before.title ?? '', after.title ?? '')[0] ?? describeTexts(before.body, after.body)[0]
  return first ? tell(first, messages) : messages.t('tell.nothing')
}

function tellNew(kind: ItemPreview['kind'], added: { title?: string; body: string }, { t }: Messages): string {
  return kind === 'plan' ? t('tell.nothing') : t(`tell.new-item.${kind}`, { label: labelOf(added) })
}

/** What changes, told: « Remplace … par … ». */
export function tellings(item: ItemPreview, messages: Messages, options: ProseOptions): Html {
  const { before, after, kind } = item
  const { t } = messages
  if (!before) return after ? html`<ul class="diff-told"><li>${tellNew(kind, after, messages)}</li></ul>` : html`<p>${t('tell.nothing')}</p>`
  if (!after) return html`<ul class="diff-told"><li>${t('tell.removed-item', { item: messages.item({ kind, number: before.number }) })}</li></ul>`
  const moved = tellMove(item, options.plan, messages)
  const told = [...(moved ? [moved] : []), ...[...describeDiff(before.title ?? '', after.title ?? ''), ...describeTexts(numbered(before.body, options), numbered(after.body, options))].map((each) => tell(each, messages))]
  if (told.length === 0) return html`<p>${t('tell.nothing')}</p>`
  return html`<ul class="diff-told">${told.map((each) => html`<li>${each}</li>`)}</ul>`
}

/** One telling in the language of the plan. */
export function tell({ type, before = '', after = '', context, minor, link }: TextTelling, { t }: Messages): string {
  if (link !== undefined) return t('tell.link', { words: after, url: link })
  if (minor) return t(`tell.${minor}`, { before, after })
  if (type === 'replace') return t('tell.replace', { before, after })
  if (type === 'remove') return t('tell.remove', { before })
  const where = context ? 'after' : 'first'
  return type === 'add' ? t(`tell.add.${where}`, { after, context: context ?? '' }) : t(`tell.move.${where}`, { before, context: context ?? '' })
}

/** Plain words of an item, title first. */
function plainOf(text: { title?: string; body: string } | null, options: ProseOptions): string {
  return text ? [text.title, toRead(numbered(text.body, options))].filter(Boolean).join('\n\n') : ''
}

function numbered(markdown: string, { plan }: ProseOptions): string {
  return plan ? showNumbers(markdown, plan) : markdown
}

/**
 * A word diff that does not rely on colour: struck through, underlined, and announced in hidden words. What is not beside a
 * change is folded, so that one changed word in a long text is found at once.
 */
export function diffView(before: string, after: string, { t, language }: Messages, lang: string): Html {
  const labels = { removed: t('diff.removed'), added: t('diff.added'), end: t('diff.end') }
  const shown = ({ parts }: DiffBlock) => html`<p>${raw(renderDiff(parts.flatMap(loud), labels))}</p>`
  const runs = runsOf(diffBlocks(before, after)).map(({ far, blocks }) =>
    far && blocks.length > 1 ? html`<details><summary lang="${language}">${t('diff.unchanged', { count: blocks.length })}</summary>${blocks.map(shown)}</details>` : blocks.map(shown),
  )
  return html`<div class="diff" lang="${lang}">${runs}</div>`
}

/** Blocks in order, those that are neither changed nor beside a change apart from the others. */
function runsOf(blocks: readonly DiffBlock[]): { far: boolean; blocks: DiffBlock[] }[] {
  const runs: { far: boolean; blocks: DiffBlock[] }[] = []
  for (const [index, block] of blocks.entries()) {
    const far = [index - 1, index, index + 1].every((each) => (blocks[each]?.type ?? 'same') === 'same')
    const last = runs.at(-1)
    if (last?.far === far) last.blocks.push(block)
    else runs.push({ far, blocks: [block] })
  }
  return runs
}

/** Where only spaces or apostrophes differ, the new ones are shown and nothing is announced. */
function loud({ type, text, quiet }: DiffPart): DiffPart[] {
  if (!quiet) return [{ type, text: text.replace(/\n+$/, '') }]
  return type === 'removed' ? [] : [{ type: 'same', text }]
}

/** Text of the plan or of a person as it will be read. The renderer ends in a sanitizer. */
export function prose(markdown: string, { lang, people = {}, plan, base }: ProseOptions): Html {
  const shown = plan ? showNumbers(markdown, plan) : markdown
  const links = (url: string) => addressOf(url, { plan, base })
  return html`<div class="prose" lang="${lang}">${raw(renderMarkdown(shown, { lang, links, mentions: (id) => people[id]?.name ?? '…' }))}</div>`
}

/** The page of the item that a link of the plan's text names; a link to what is not there shows its words alone. */
function addressOf(url: string, { plan, base }: Pick<ProseOptions, 'plan' | 'base'>): { href: string } | undefined {
  const item = plan?.items.get(parseItemAddress(url)?.id ?? '')
  return item && base !== undefined ? { href: createLinks(base, null).item(item.kind, item.id) } : undefined
}

export interface ProseOptions {
  /** BCP 47 language of the text. */
  lang: string
  /** Names for the mentions in an imported text. */
  people?: People
  /** Gives the numbers of today to the links of the plan's own text. */
  plan?: Pick<Plan, 'items'>
  /** Path under which the site stands: links to items lead to their pages. */
  base?: string
}
