import type { Table } from 'mdast'
import type { BlockSource } from './block-source.ts'
import { dedent, sliceSource } from './block-source.ts'
import { escapeText } from './escape-text.ts'
import type { TypedBlock } from './normalise-plain.ts'
import { rebuildInline } from './rebuild-inline.ts'
import { rebuildList, rebuildNumbered } from './rebuild-list.ts'

/**
 * Markdown of one typed block. With a source it stays what it was where it can: a heading, a quotation, a numbered list,
 * a table of as many columns; its markup returns to its words. Without one: a paragraph or a list of plain words.
 */
export function rebuildBlock(block: TypedBlock, source: BlockSource | undefined): string {
  if (block.kind === 'list') return rebuildList(block.items, source)
  const text = block.lines.join('\n')
  if (source === undefined) return escapeText(text)
  const { node, raw, definitions } = source
  switch (node.type) {
    case 'paragraph':
      return rebuildInline(text, { raw: dedent(raw), definitions })
    case 'heading': {
      if (block.lines.length > 1) return escapeText(text)
      const words = rebuildInline(text, { raw: sliceSource(node.children, source), definitions })
      // Number signs at the end would close the heading.
      return `${'#'.repeat(node.depth)} ${words.replace(/#+$/, (end) => `\\${end}`)}`
    }
    case 'blockquote': {
      const [only, ...others] = node.children
      if (only?.type !== 'paragraph' || others.length > 0) return escapeText(text)
      return rebuildInline(text, { raw: dedent(sliceSource([only], source)), definitions }).replace(/^/gm, '> ')
    }
    case 'list':
      return rebuildNumbered(block.lines, node, source) ?? escapeText(text)
    case 'table':
      return rebuildTable(block.lines, node, source) ?? escapeText(text)
    default:
      return escapeText(text)
  }
}

const rules = { left: ':--', right: '--:', center: ':-:', none: '---' } as const

/** The table with its new cells, or undefined where the lines no longer have its columns. */
function rebuildTable(lines: readonly string[], table: Table, source: BlockSource): string | undefined {
  const rows = lines.map((line) => line.split(' | '))
  const columns = table.children[0]?.children.length ?? 0
  if (rows.length < 2 || rows.some((row) => row.length !== columns)) return undefined
  const sameRows = rows.length === table.children.length ? table.children : []
  const [head = [], ...body] = rows.map((row, at) =>
    row.map((text, column) => {
      const raw = sliceSource(sameRows[at]?.children[column]?.children ?? [], source)
      return rebuildInline(text, { raw, definitions: source.definitions }).replace(/(?<!\\)\|/g, '\\|')
    }),
  )
  const rule = head.map((_, column) => rules[table.align?.[column] ?? 'none'])
  return [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
