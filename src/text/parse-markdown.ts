import type { Nodes, Paragraph, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { Processor } from 'unified'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { parseProse } from './parse-prose.ts'
import { isPathological } from './pathological.ts'
import { remember } from './remember.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(keepEscapedAddresses).freeze()
const maxDepth = 100
const maxCells = 20_000
const leadingMarks = /^\uFEFF+/

/**
 * Syntax tree of a Markdown body (CommonMark and GFM), with source offsets. One parser for the whole project, so that
 * what is edited, diffed and rendered is the same text. Never throws: text that would take the parser more than a moment
 * (see `isPathological`), nests deeper than 100 nodes or has a table of over 20,000 cells becomes one paragraph of plain words, whole.
 */
export function parseMarkdown(markdown: string): Root {
  const prose = parseProse(markdown)
  if (prose) return prose
  if (isPathological(markdown)) return literalTree(markdown)
  try {
    const marks = leadingMarks.exec(markdown)?.[0].length ?? 0
    const root = processor.parse(markdown.slice(marks))
    if (isDeep(root) || isWide(root)) return literalTree(markdown)
    if (marks > 0) countMarks(root, marks)
    return root
  } catch {
    return literalTree(markdown)
  }
}

/** The same tree as `parseMarkdown` gives, which is not to be changed: all who only read a text share it. */
export const readMarkdown: (markdown: string) => Root = remember(parseMarkdown, 1_000_000)

/** One paragraph that holds the source as its words. */
export function literalTree(markdown: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: markdown.length + 1, offset: markdown.length },
  }
  const paragraph: Paragraph = { type: 'paragraph', position, children: [{ type: 'text', value: markdown, position }] }
  return { type: 'root', position, children: markdown.trim() === '' ? [] : [paragraph] }
}

/** micromark leaves a byte order mark out of its offsets; ours are offsets in the string, which may begin with several. */
function countMarks(root: Root, marks: number): void {
  visit(root, ({ position }) => {
    for (const point of [position?.start, position?.end]) if (point?.offset !== undefined) point.offset += marks
  })
  if (root.position?.start.offset !== undefined) root.position.start.offset = 0
}

/** Level by level, without recursion: a tree that is too deep would overflow what walks it after us. */
function isDeep(root: Root): boolean {
  let level: Nodes[] = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return false
}

/** A short row counts as a whole one: HTML gets its missing cells. */
function isWide(root: Root): boolean {
  let cells = 0
  visit(root, 'table', (table) => {
    cells += table.children.length * (table.children[0]?.children.length ?? 0)
  })
  return cells > maxCells
}

/**
 * `mdast-util-gfm-autolink-literal` looks for addresses a second time in the finished text, where it cannot see that
 * `https\://` was escaped. The tokenizer already finds those that were not, so the second look is taken out.
 */
function keepEscapedAddresses(this: Processor): void {
  const extensions = this.data().fromMarkdownExtensions ?? []
  this.data().fromMarkdownExtensions = extensions.flat().map(({ transforms: _, ...rest }) => rest)
}
