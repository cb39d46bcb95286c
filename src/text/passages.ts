import type { ListItem, Nodes } from 'mdast'
import { maskInline } from './mask-inline.ts'
import { readMarkdown } from './parse-markdown.ts'
import { listSentenceEnds } from './sentences.ts'

/** A part of a body that can leave it whole: a sentence of a paragraph, an item of a list, or another block. */
export interface Passage {
  /** UTF-16 offsets in the body, end exclusive, without the blanks around. */
  start: number
  end: number
  /** Its source. */
  markdown: string
  /** Place of the top-level block that holds it. */
  block: number
  kind: 'sentence' | 'list-item' | 'block'
}

/** The passages of a Markdown body, in order; what is between them is blank, or the marks of a list. */
export function listPassages(markdown: string): Passage[] {
  return readMarkdown(markdown).children.flatMap((node, block) => rangesOf(node, markdown).map((range) => ({ ...range, markdown: markdown.slice(range.start, range.end), block })))
}

/**
 * A body cut in two: what stays, and the passages from one place to another, both included (from 0), each with its own words byte
 * for byte and one line end. Either may be empty.
 */
export function cutPassages(markdown: string, from: number, to: number): { rest: string; cut: string } {
  const passages = listPassages(markdown)
  const isCut = (_: Passage, index: number) => index >= from && index <= to
  return { rest: joinPassages(markdown, passages.filter((each, index) => !isCut(each, index))), cut: joinPassages(markdown, passages.filter(isCut)) }
}

function joinPassages(markdown: string, passages: readonly Passage[]): string {
  const text = passages
    .map((passage, index) => {
      const before = passages[index - 1]
      if (!before) return passage.markdown
      // Neighbours keep what was between them; others begin a line, or a paragraph.
      const between = markdown.slice(before.end, passage.start)
      if (between.trim() === '' && between !== '') return between + passage.markdown
      return (before.block === passage.block ? '\n' : '\n\n') + passage.markdown
    })
    .join('')
  return text === '' ? '' : `${text.trimEnd()}\n`
}

type Range = Pick<Passage, 'start' | 'end' | 'kind'>

function rangesOf(node: Nodes, markdown: string): Range[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? markdown.length
  if (node.type === 'list') return node.children.map((item: ListItem) => ({ start: item.position?.start.offset ?? start, end: item.position?.end.offset ?? end, kind: 'list-item' as const }))
  if (node.type !== 'paragraph') return [{ start, end, kind: 'block' }]
  const ends = [...listSentenceEnds(maskInline(node, markdown)).map((at) => start + at), end]
  const ranges: Range[] = []
  let from = start
  for (const to of ends) {
    const words = markdown.slice(from, to)
    const blank = words.length - words.trimStart().length
    if (words.trim() !== '') ranges.push({ start: from + blank, end: from + words.trimEnd().length, kind: 'sentence' })
    from = to
  }
  return ranges
}
