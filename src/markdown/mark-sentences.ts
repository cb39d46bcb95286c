import type { Emphasis, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast'
import type { SentenceMark } from './options.ts'
import { valueOffset } from './value-offset.ts'

/** Puts each sentence in a `span` with its id, marks of origin that follow it included. */
export function markSentences(root: Root, markdown: string, sentences: readonly SentenceMark[]): void {
  if (sentences.length === 0) return
  const waiting = new Set([...sentences].sort((one, other) => one.start - other.start))
  markBelow(root, markdown, waiting)
}

function markBelow(node: Nodes, markdown: string, waiting: Set<SentenceMark>): void {
  if (!('children' in node)) return
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') markIn(node, markdown, waiting)
  else for (const child of node.children) markBelow(child, markdown, waiting)
}

function markIn(parent: Parents, markdown: string, waiting: Set<SentenceMark>): void {
  const [from, to] = [startOf(parent), endOf(parent)]
  if (from === undefined || to === undefined) return
  for (const sentence of [...waiting].filter(({ start, end }) => start < to && end > from)) {
    const around = parent.children.find((child) => 'children' in child && (startOf(child) ?? to) <= sentence.start && (endOf(child) ?? from) >= sentence.end && child.data?.hName !== 'span')
    if (around && 'children' in around) {
      markIn(around, markdown, waiting)
      continue
    }
    cutAt(parent, sentence.start, markdown)
    cutAt(parent, sentence.end, markdown)
    if (wrap(parent, sentence)) waiting.delete(sentence)
  }
}

/** Cuts the text that holds an offset in two. */
function cutAt({ children }: Parents, offset: number, markdown: string): void {
  const index = children.findIndex((child) => child.type === 'text' && (startOf(child) ?? offset) < offset && (endOf(child) ?? offset) > offset)
  const node = children[index] as Text | undefined
  if (!node) return
  const [start, end] = [startOf(node)!, endOf(node)!]
  const raw = markdown.slice(start, end)
  const at = raw === node.value ? offset - start : valueOffset(raw, node.value, offset - start)
  const parts = [textOf(node.value.slice(0, at), start, offset), textOf(node.value.slice(at), offset, end)]
  ;(children as Nodes[]).splice(index, 1, ...parts)
}

function wrap(parent: Parents, { start, end, id }: SentenceMark): boolean {
  const children = parent.children as Nodes[]
  const first = children.findIndex((child) => (startOf(child) ?? -1) >= start && (endOf(child) ?? end) <= end)
  if (first === -1) return false
  let last = first
  while (last + 1 < children.length && isInside(children[last + 1]!, end)) last++
  const inside = children.slice(first, last + 1) as PhrasingContent[]
  const span: Emphasis = { type: 'emphasis', children: inside, data: { hName: 'span', hProperties: { id } }, position: positionOf(startOf(inside[0]!) ?? start, end) }
  children.splice(first, inside.length, span)
  return true
}

/** A mark of origin has no place of its own: it stays with the words before it. */
function isInside(node: Nodes, end: number): boolean {
  return node.position === undefined || (endOf(node) ?? end + 1) <= end
}

const startOf = ({ position }: Nodes): number | undefined => position?.start.offset
const endOf = ({ position }: Nodes): number | undefined => position?.end.offset

function textOf(value: string, start: number, end: number): Text {
  return { type: 'text', value, position: positionOf(start, end) }
}

function positionOf(start: number, end: number): NonNullable<Text['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } }
}
