import type { RootContent } from 'mdast'
import { AppError } from '../domain/errors.ts'
import { readMarkdown } from './parse-markdown.ts'

export type TextBlockKind = 'paragraph' | 'list' | 'heading' | 'table' | 'other'

/** A top-level block of a Markdown body. */
export interface TextBlock {
  /** 0-based place among the blocks. */
  index: number
  /** UTF-16 offset of the start of its first line. */
  start: number
  /** UTF-16 offset after its last character, before the line end. */
  end: number
  /** Its source, `markdown.slice(start, end)`. */
  markdown: string
  kind: TextBlockKind
}

/** The top-level blocks, in order. What is between them is blank lines. */
export function listBlocks(markdown: string): TextBlock[] {
  return readMarkdown(markdown).children.map((node, index) => {
    const start = lineStart(markdown, node.position?.start.offset ?? 0)
    const end = node.position?.end.offset ?? markdown.length
    return { index, start, end, markdown: markdown.slice(start, end), kind: kindOf(node) }
  })
}

/** The body with one block replaced, everything else byte for byte. An empty replacement takes the block and its blank lines out. */
export function replaceBlock(markdown: string, index: number, replacement: string): string {
  const blocks = listBlocks(markdown)
  const block = blocks[index]
  if (block === undefined) {
    throw new AppError('text.unknown-block', `The text has ${blocks.length} blocks; there is no block ${index}.`, { data: { index, count: blocks.length } })
  }
  if (replacement.trim() !== '') return markdown.slice(0, block.start) + replacement + markdown.slice(block.end)
  const next = blocks[index + 1]
  if (next !== undefined) return markdown.slice(0, block.start) + markdown.slice(next.start)
  const before = blocks[index - 1]
  return markdown.slice(0, before?.end ?? block.start) + markdown.slice(block.end)
}

/** Indentation belongs to the block: what replaces indented code must not become code. */
function lineStart(markdown: string, offset: number): number {
  const indentation = /[ \t]*$/.exec(markdown.slice(0, offset))?.[0].length ?? 0
  return offset - indentation
}

function kindOf({ type }: RootContent): TextBlockKind {
  return type === 'paragraph' || type === 'list' || type === 'heading' || type === 'table' ? type : 'other'
}
