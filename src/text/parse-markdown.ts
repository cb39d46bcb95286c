import type { Paragraph, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import type { Processor } from 'unified'
import { unified } from 'unified'
import { isPathological } from './pathological.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(keepEscapedAddresses).freeze()

/**
 * Syntax tree of a Markdown body (CommonMark and GFM), with source offsets. One parser for the whole project, so that
 * what is edited, diffed and rendered is the same text. Never throws: text that would take the parser more than a moment
 * (see `isPathological`) becomes one paragraph of plain words, whole.
 */
export function parseMarkdown(markdown: string): Root {
  if (isPathological(markdown)) return literalTree(markdown)
  try {
    return processor.parse(markdown)
  } catch {
    return literalTree(markdown)
  }
}

function literalTree(markdown: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: markdown.length + 1, offset: markdown.length },
  }
  const paragraph: Paragraph = { type: 'paragraph', position, children: [{ type: 'text', value: markdown, position }] }
  return { type: 'root', position, children: markdown.trim() === '' ? [] : [paragraph] }
}

/**
 * `mdast-util-gfm-autolink-literal` looks for addresses a second time in the finished text, where it cannot see that
 * `https\://` was escaped. The tokenizer already finds those that were not, so the second look is taken out.
 */
function keepEscapedAddresses(this: Processor): void {
  const extensions = this.data().fromMarkdownExtensions ?? []
  this.data().fromMarkdownExtensions = extensions.flat().map(({ transforms: _, ...rest }) => rest)
}
