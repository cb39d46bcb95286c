import { readMarkdown } from './parse-markdown.ts'
import { plainOfBlock } from './to-plain.ts'
import type { PlainMarks } from './to-plain.ts'

/** As readers see them. No sign of them is one that people write words with: « · » is theirs. */
const readMarks: PlainMarks = { bullet: (depth) => (depth === 0 ? '• ' : '◦ '), cell: ' │ ', rule: '———' }

/**
 * All that readers read of a Markdown body, as they see it: `toPlain` with bullets and thin lines between cells in place of what is
 * typed for them, then the footnotes, each block a paragraph. Words are kept byte for byte.
 */
export function toRead(markdown: string): string {
  const { children } = readMarkdown(markdown)
  const notes = children.flatMap((node) => (node.type === 'footnoteDefinition' ? node.children : []))
  return [...children, ...notes]
    .map((node) => plainOfBlock(node, readMarks))
    .filter((text) => text !== '')
    .join('\n\n')
}
