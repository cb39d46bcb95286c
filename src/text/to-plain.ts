import type { ListItem, List, PhrasingContent, RootContent } from 'mdast'
import { readMarkdown } from './parse-markdown.ts'

/**
 * The words of a Markdown body as a contributor edits them: no markup. Blocks are separated by a blank line; a paragraph
 * is one line, with one more for each line break that readers see; an item is a `- ` line (`1. ` in a numbered list),
 * deeper ones indented by two spaces a level; links, emphasis and images show their words; a table shows its cells
 * between ` | `. Definitions and footnotes, which readers see elsewhere, are left out.
 */
export function toPlain(markdown: string): string {
  return readMarkdown(markdown)
    .children.map((node) => plainOfBlock(node))
    .filter((text) => text !== '')
    .join('\n\n')
}

/** How what is no word is written: the bullet of an item, by its depth from 0; what stands between two cells; a rule. */
export interface PlainMarks {
  bullet(depth: number): string
  cell: string
  rule: string
}

/** As contributors type them. */
const typedMarks: PlainMarks = { bullet: () => '- ', cell: ' | ', rule: '---' }

/** One block of `toPlain`, '' for a block that shows no words at its place. */
export function plainOfBlock(node: RootContent, marks = typedMarks): string {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return plainOfInline(node.children)
    case 'list':
      return listLines(node, 0, marks).join('\n')
    case 'table':
      return node.children.map((row) => row.children.map((cell) => plainOfInline(cell.children).replaceAll('\n', ' ')).join(marks.cell).trim()).join('\n')
    case 'blockquote':
      return node.children.map((child) => plainOfBlock(child, marks)).filter((text) => text !== '').join('\n\n')
    case 'code':
    case 'html':
      return node.value.split('\n').map(tidy).join('\n').replace(/\n{3,}/g, '\n\n').trim()
    case 'thematicBreak':
      return marks.rule
    default:
      return ''
  }
}

/** The words of running text; a line break that readers see is `\n`. */
export function plainOfInline(nodes: readonly PhrasingContent[]): string {
  return nodes.map(rawWords).join('').split(lineBreak).map(tidy).join('\n').trim()
}

/** Stands for a hard break while soft ones are still line ends. Not a character of any text. */
const lineBreak = '\uFFFF'

function rawWords(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'html':
      return node.value.replaceAll(lineBreak, '')
    case 'break':
      return lineBreak
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'footnoteReference':
      return ''
    default:
      return node.children.map(rawWords).join('')
  }
}

function listLines(list: List, depth: number, marks: PlainMarks): string[] {
  return list.children.flatMap((item, at) => itemLines(item, list.ordered ? `${(list.start ?? 1) + at}. ` : marks.bullet(depth), depth, marks))
}

function itemLines(item: ListItem, marker: string, depth: number, marks: PlainMarks): string[] {
  const margin = '  '.repeat(depth)
  const lines: string[] = []
  for (const child of item.children) {
    if (child.type === 'list') lines.push(...listLines(child, depth + 1, marks))
    else lines.push(...plainOfBlock(child, marks).split('\n').filter((line) => line !== '').map((line) => `${margin}  ${line}`))
  }
  const first = lines[0]
  const isOwn = first !== undefined && item.children[0]?.type !== 'list'
  const opening = margin + marker + (isOwn ? first.trimStart() : '')
  return [opening.trimEnd(), ...(isOwn ? lines.slice(1) : lines)]
}

function tidy(line: string): string {
  return line.replace(/[ \t\r\n]+/g, ' ').trim()
}
