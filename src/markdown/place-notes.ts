import type { Emphasis, Nodes, Parents, PhrasingContent, Root, Text } from 'mdast'
import type { OriginNote } from './options.ts'
import { valueOffset } from './value-offset.ts'

/** Where a mark can stand: after (a part of) a leaf of running text, or after a block that holds none. */
interface Leaf {
  node: Nodes
  /** From the root down to the leaf's parent. */
  ancestors: Parents[]
  start: number
  end: number
}

/** Puts each mark after its offset, beside the word before it; after a link rather than in it, as links do not nest. */
export function placeNotes(root: Root, markdown: string, notes: readonly OriginNote[], idPrefix: string): void {
  const uses = new Map<number, number>()
  const ids = [...notes]
    .sort((one, other) => one.offset - other.offset || one.number - other.number)
    .map((note) => {
      const use = (uses.get(note.number) ?? 0) + 1
      uses.set(note.number, use)
      return { note, id: `${idPrefix}r${note.number}${use === 1 ? '' : `-${use}`}` }
    })
  // From the last to the first: what stands before a mark keeps its place.
  for (const { note, id } of ids.reverse()) {
    const leaf = listLeaves(root).findLast(({ start }) => start < note.offset)
    if (leaf !== undefined) placeAfter(leaf, markdown, note.offset, createMark(note, id, idPrefix))
  }
}

function createMark({ number, label }: OriginNote, id: string, idPrefix: string): Emphasis {
  const properties = { className: ['origin-note'], id, href: `#${idPrefix}o${number}`, ariaLabel: label }
  const sup = { type: 'element' as const, tagName: 'sup', properties: {}, children: [{ type: 'text' as const, value: String(number) }] }
  return { type: 'emphasis', children: [], data: { hName: 'a', hProperties: properties, hChildren: [sup] } }
}

function listLeaves(root: Root): Leaf[] {
  const leaves: Leaf[] = []
  const walk = (node: Nodes, ancestors: Parents[]): void => {
    if ('children' in node && node.children.length > 0) for (const child of node.children) walk(child, [...ancestors, node])
    else if (node.position !== undefined && !['break', 'definition', 'root'].includes(node.type)) {
      leaves.push({ node, ancestors, start: node.position.start.offset ?? 0, end: node.position.end.offset ?? 0 })
    }
  }
  walk(root, [])
  return leaves
}

function placeAfter({ node, ancestors, start, end }: Leaf, markdown: string, offset: number, mark: Emphasis): void {
  const link = ancestors.findIndex(({ type }) => type === 'link' || type === 'linkReference')
  const parent = link === -1 ? ancestors.at(-1) : ancestors[link - 1]
  const anchor = link === -1 ? node : ancestors[link]
  const siblings: Nodes[] | undefined = parent?.children
  if (siblings === undefined || anchor === undefined) return
  const at = siblings.indexOf(anchor)
  if (node.type === 'text' && link === -1) {
    siblings.splice(at, 1, ...splitText(node, markdown.slice(start, end), Math.min(offset, end) - start, start, mark))
    return
  }
  siblings.splice(at + 1, 0, isInline(parent) ? mark : { type: 'paragraph', children: [mark] })
}

function isInline(parent: Parents | undefined): boolean {
  return parent !== undefined && !['root', 'listItem', 'list', 'blockquote', 'footnoteDefinition', 'table', 'tableRow'].includes(parent.type)
}

function splitText(node: Text, raw: string, offset: number, start: number, mark: Emphasis): PhrasingContent[] {
  const at = valueOffset(raw, node.value, offset)
  const before = node.value.slice(0, at).trimEnd()
  const after = node.value.slice(before.length)
  const position = (from: number, to: number): NonNullable<Text['position']> => ({
    start: { line: 1, column: 1, offset: from },
    end: { line: 1, column: 1, offset: to },
  })
  const parts: PhrasingContent[] = [{ type: 'text', value: before, position: position(start, start + offset) }, mark]
  return after === '' ? parts : [...parts, { type: 'text', value: after, position: position(start + offset, start + raw.length) }]
}
