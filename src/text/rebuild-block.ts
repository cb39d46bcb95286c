import type { List, RootContent } from 'mdast'
import { escapeText } from './escape-text.ts'
import { listHunks } from './list-hunks.ts'
import type { TypedBlock, TypedItem } from './normalise-plain.ts'
import { pairSimilar } from './pair-similar.ts'
import type { InlineSource } from './rebuild-inline.ts'
import { rebuildInline } from './rebuild-inline.ts'
import { plainOfInline } from './to-plain.ts'

const rules = { left: ':--', right: '--:', center: ':-:', none: '---' } as const

/** A block of the original that a typed block comes from. */
export interface BlockSource {
  node: RootContent
  raw: string
  definitions: string
}

/**
 * Markdown of one typed block. With a source it stays what it was where it can: a heading, a quotation, a numbered list,
 * a table of as many columns; its markup returns to its words. Without one: a paragraph or a list of plain words.
 */
export function rebuildBlock(block: TypedBlock, source: BlockSource | undefined): string {
  if (block.kind === 'list') return rebuildList(block.items, source)
  const text = block.lines.join('\n')
  const { node, raw = '', definitions = '' } = source ?? {}
  switch (node?.type) {
    case 'paragraph':
      return rebuildInline(text, { raw: dedent(raw), definitions })
    case 'heading':
      if (block.lines.length > 1) return escapeText(text)
      return `${'#'.repeat(node.depth)} ${rebuildInline(text, { raw: inner(node, source), definitions }).replace(/#+$/, (end) => `\\${end}`)}`
    case 'blockquote': {
      const [only, ...others] = node.children
      if (only?.type !== 'paragraph' || others.length > 0) return escapeText(text)
      const quoted = rebuildInline(text, { raw: dedent(inner(only, source)), definitions })
      return quoted.replace(/^/gm, '> ')
    }
    case 'list':
      return rebuildNumbered(block.lines, node) ?? escapeText(text)
    case 'table': {
      const rows = block.lines.map((line) => line.split(' | '))
      const columns = node.children[0]?.children.length
      if (rows.length < 2 || rows.some((row) => row.length !== columns)) return escapeText(text)
      const [head = [], ...body] = rows.map((row) => row.map((cell) => escapeText(cell, false).replaceAll('|', '\\|')))
      const rule = head.map((_, at) => rules[node.align?.[at] ?? 'none'])
      return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n')
    }
    default:
      return escapeText(text)
  }
}

function rebuildNumbered(lines: readonly string[], list: List): string | undefined {
  const items = lines.map((line) => /^(\d{1,9}\.) (.+)$/.exec(line))
  if (!list.ordered || items.some((item) => item === null)) return undefined
  return items.map((item) => `${item?.[1]} ${escapeText(item?.[2] ?? '')}`).join('\n')
}

function rebuildList(items: readonly TypedItem[], source: BlockSource | undefined): string {
  const list = source?.node.type === 'list' && !source.node.ordered ? source.node : undefined
  const marker = list === undefined ? '-' : (/^\s*([-+*])/.exec(source?.raw ?? '')?.[1] ?? '-')
  const texts = items.map(({ lines }) => lines.join('\n'))
  const sources = list === undefined ? [] : listItemSources(list, source)
  const pairs = pairItems(sources.map(({ plain }) => plain), texts)
  const written = items.map(({ depth }, index) => {
    const own = sources[pairs[index] ?? -1]
    const text = texts[index] ?? ''
    const markdown = own === undefined ? escapeText(text) : rebuildInline(text, own)
    const margin = '  '.repeat(depth)
    return `${margin}${marker} ${markdown.replaceAll('\n', `\n${margin}  `)}`
  })
  return written.join(list?.spread === true || list?.children.some((item) => item.spread) ? '\n\n' : '\n')
}

function pairItems(before: readonly string[], after: readonly string[]): (number | undefined)[] {
  return listHunks(before, after).flatMap(({ isSame, oldStart, oldEnd, newStart, newEnd }) => {
    if (isSame) return Array.from({ length: newEnd - newStart }, (_, at) => oldStart + at)
    const pairs = pairSimilar(before.slice(oldStart, oldEnd), after.slice(newStart, newEnd))
    return pairs.map((at) => (at === undefined ? undefined : oldStart + at))
  })
}

/** The paragraphs of a list's items, in order, whatever their depth. */
function listItemSources(list: List, source: BlockSource | undefined): (InlineSource & { plain: string })[] {
  return list.children.flatMap((item) =>
    item.children.flatMap((child) => {
      if (child.type === 'list') return listItemSources(child, source)
      if (child.type !== 'paragraph') return []
      return [{ raw: dedent(inner(child, source)), definitions: source?.definitions ?? '', plain: plainOfInline(child.children) }]
    }),
  )
}

/** Source of what a node of the block holds; offsets of the tree count from the start of the whole body. */
function inner(node: { type: string; position?: RootContent['position']; children?: { position?: RootContent['position'] }[] }, source: BlockSource | undefined): string {
  const base = blockStart(source)
  const [from, to] = node.type === 'heading' ? [node.children?.[0], node.children?.at(-1)] : [node, node]
  return source?.raw.slice((from?.position?.start.offset ?? base) - base, (to?.position?.end.offset ?? base) - base) ?? ''
}

/** Offset of the block's raw source: it begins at its line's start, before the node where it is indented. */
function blockStart(source: BlockSource | undefined): number {
  return (source?.node.position?.end.offset ?? 0) - (source?.raw.length ?? 0)
}

function dedent(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replace(/\n[ \t>]+/g, '\n')
}
