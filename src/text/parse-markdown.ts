import type { Nodes, Paragraph, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { Processor } from 'unified'
import { unified } from 'unified'
import { isPathological } from './pathological.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(keepEscapedAddresses).freeze()
const maxDepth = 100

/**
 * Syntax tree of a Markdown body (CommonMark and GFM), with source offsets. One parser for the whole project, so that
 * what is edited, diffed and rendered is the same text. Never throws: text that would take the parser more than a moment
 * (see `isPathological`), or nests deeper than 100 nodes, becomes one paragraph of plain words, whole.
 */
export function parseMarkdown(markdown: string): Root {
  if (isPathological(markdown)) return literalTree(markdown)
  try {
    const root = processor.parse(markdown)
    return isDeep(root) ? literalTree(markdown) : root
  } catch {
    return literalTree(markdown)
  }
}

/** One paragraph that holds the source as its words. */
export function literalTree(markdown: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: markdown.length + 1, offset: markdown.length },
  }
  const paragraph: Paragraph = { type: 'paragraph', position, children: [{ type: 'text', value: markdown, position }] }
  return { type: 'root', position, children: markdown.trim() === '' ? [] : [paragraph] }
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

/**
 * `mdast-util-gfm-autolink-literal` looks for addresses a second time in the finished text, where it cannot see that
 * `https\://` was escaped. The tokenizer already finds those that were not, so the second look is taken out.
 */
function keepEscapedAddresses(this: Processor): void {
  const extensions = this.data().fromMarkdownExtensions ?? []
  this.data().fromMarkdownExtensions = extensions.flat().map(({ transforms: _, ...rest }) => rest)
}
