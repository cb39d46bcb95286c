import type { Nodes, Paragraph } from 'mdast'
import { maskInline } from './mask-inline.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { hasSameRendering } from './same-rendering.ts'
import { listSentenceEnds } from './sentences.ts'

interface Edit {
  start: number
  end: number
  text: string
}

/**
 * The body with one sentence a line: inside paragraphs and list items a line break follows each sentence. Breaks are put
 * in by source position; no other byte changes, and what is rendered stays the same. Nothing is broken where the next line would
 * start a block, nor inside headings, tables, code, HTML and quotations. Breaks that are there stay. With `previous`
 * (the body before an edit) only lines that `previous` does not have are split. Idempotent.
 */
export function toCanonical(markdown: string, previous?: string): string {
  const root = parseMarkdown(markdown)
  const kept = new Set(previous?.split(/\r?\n/).map((line) => line.trim()))
  const edits = root.children.map((block) => listEdits(block, markdown, kept))
  const split = applyEdits(markdown, edits.flat())
  if (split === markdown || hasSameRendering(root, parseMarkdown(split))) return split
  // A cut made some block of it into another one: leave alone the blocks that do not survive theirs.
  const partly = applyEdits(markdown, root.children.flatMap((block, index) => (isSafe(block, markdown, edits[index] ?? []) ? (edits[index] ?? []) : [])))
  return hasSameRendering(root, parseMarkdown(partly)) ? partly : markdown
}

/** Whether one block, alone, renders the same with its edits. */
function isSafe(block: Nodes, markdown: string, edits: readonly Edit[]): boolean {
  const from = block.position?.start.offset ?? 0
  const source = markdown.slice(from, block.position?.end.offset)
  const own = edits.map(({ start, end, text }) => ({ start: start - from, end: end - from, text }))
  return own.length === 0 || hasSameRendering(parseMarkdown(source), parseMarkdown(applyEdits(source, own)))
}

function listEdits(node: Nodes, markdown: string, kept: ReadonlySet<string>): Edit[] {
  if (node.type === 'paragraph') return listParagraphEdits(node, markdown, kept)
  if (node.type === 'list' || node.type === 'listItem') return node.children.flatMap((child) => listEdits(child, markdown, kept))
  return []
}

function listParagraphEdits(node: Paragraph, markdown: string, kept: ReadonlySet<string>): Edit[] {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return []
  const lineStart = markdown.lastIndexOf('\n', start - 1) + 1
  const indentation = markdown.slice(lineStart, start).replace(/[^\t]/g, ' ')
  const lineEnd = markdown.includes('\r\n') ? '\r\n' : '\n'
  const masked = maskInline(node, markdown)
  const edits: Edit[] = []
  for (const sentenceEnd of listSentenceEnds(masked)) {
    const at = start + sentenceEnd
    const gap = /^[ \t]+(?=[^ \t\r\n])/.exec(markdown.slice(at, end))?.[0]
    if (gap === undefined || masked.charAt(sentenceEnd) === '\n') continue
    if (startsBlock(markdown.slice(at + gap.length, end))) continue
    if (kept.has(lineAround(markdown, at).trim())) continue
    edits.push({ start: at, end: at + gap.length, text: lineEnd + indentation })
  }
  return edits
}

/** Whether a line that begins so could start a block, in CommonMark, GFM or a close relative; in doubt yes. */
function startsBlock(rest: string): boolean {
  return /^(?:[-+*](?:[ \t\r\n]|$)|[-*_=](?:[ \t]*[-*_=])*[ \t]*(?:\r?\n|$)|\d{1,9}[.)]|#|>|\||:|=|--|`{3}|~{3}|<|\[[^\]]*\]:|•)/.test(rest)
}

function lineAround(markdown: string, at: number): string {
  const next = markdown.indexOf('\n', at)
  return markdown.slice(markdown.lastIndexOf('\n', at - 1) + 1, next === -1 ? markdown.length : next)
}

function applyEdits(markdown: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const { start, end, text } of edits) {
    result += markdown.slice(from, start) + text
    from = end
  }
  return result + markdown.slice(from)
}

