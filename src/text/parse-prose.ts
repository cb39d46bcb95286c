import type { Paragraph, Root } from 'mdast'

/**
 * What makes a text more than plain words: a sign of markup, of a character reference or of an address; a line that does not begin
 * with a letter, as those of lists, headings, quotations, tables and code do; blanks at a line's end; other characters than words have.
 */
const otherThanProse = /[\u0000-\u0009\u000B-\u001F\u007F\\`*_[\]<>&~|@]|[wW]{3}\.|:\/\/|^[^\p{L}\n]| $/mu
const maxLength = 100_000

/**
 * The tree that the parser makes of a text that is paragraphs of plain words and nothing else, without the parser, which takes fifty
 * times longer; null for any other text, and beyond 100,000 characters.
 */
export function parseProse(markdown: string): Root | null {
  if (markdown.length > maxLength || otherThanProse.test(markdown)) return null
  const lines = markdown.split('\n')
  const children: Paragraph[] = []
  let opened: { line: number; offset: number } | null = null
  let offset = 0
  lines.forEach((line, index) => {
    if (line !== '') opened ??= { line: index + 1, offset }
    offset += line.length + 1
    if (opened && !lines[index + 1]) {
      const { line: first, offset: from } = opened
      const end = offset - 1
      const place = (): NonNullable<Paragraph['position']> => ({ start: { line: first, column: 1, offset: from }, end: { line: index + 1, column: line.length + 1, offset: end } })
      children.push({ type: 'paragraph', children: [{ type: 'text', value: markdown.slice(from, end), position: place() }], position: place() })
      opened = null
    }
  })
  return { type: 'root', children, position: { start: { line: 1, column: 1, offset: 0 }, end: { line: lines.length, column: lines.at(-1)!.length + 1, offset: markdown.length } } }
}
