import type { Definition, Link, LinkReference, Text } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { itemKinds, kindFolders, type ItemId, type ItemKind } from '../domain/plan.ts'
import { readMarkdown } from '../text/parse-markdown.ts'
import { findNumbers } from './numbered-words.ts'

/** A link of the text to an item's file. Offsets are UTF-16 units in the body; `line` is 1-based in it. */
export interface ItemLink {
  kind: ItemKind
  id: ItemId
  /** The words between the brackets, as in the source. */
  words: string
  wordsStart: number
  wordsEnd: number
  line: number
}

/** “action 4” in prose that is no link. */
export interface BareReference {
  kind: ItemKind
  number: number
  words: string
  start: number
  end: number
  line: number
}

export interface References {
  links: ItemLink[]
  bare: BareReference[]
  /** Every link and image address, as written, with its line. */
  addresses: { url: string; image: boolean; line: number }[]
}

const folders = new Map<string, ItemKind>(itemKinds.map((kind) => [kindFolders[kind], kind]))

/** The item that a link's address names (`../actions/x.md`, `actions/x.md#p2`); undefined for any other address. */
export function parseItemAddress(url: string): { kind: ItemKind; id: ItemId } | undefined {
  const match = /^(?:\.{1,2}\/)*(axes|objectives|actions)\/([a-z0-9-]+)\.md(?:#.*)?$/.exec(url)
  const kind = folders.get(match?.[1] ?? '')
  return match && kind ? { kind, id: match[2]! } : undefined
}

/**
 * Links to items and numbers said in prose (outside links and code), in the order of the text. `levels` adds what the host calls
 * each level to “axe”, “objectif”, “action”. Never throws.
 */
export function findReferences(body: string, levels: Partial<Record<ItemKind, string | undefined>> = {}): References {
  const found: References = { links: [], bare: [], addresses: [] }
  const tree = readMarkdown(body)
  const definitions = new Map<string, string>()
  visit(tree, 'definition', (node: Definition) => void definitions.set(node.identifier, node.url))
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'text') found.bare.push(...bareIn(node, body, levels))
    if (node.type === 'image') found.addresses.push({ url: node.url, image: true, line })
    if (node.type !== 'link' && node.type !== 'linkReference') return undefined
    const url = node.type === 'link' ? node.url : definitions.get(node.identifier)
    if (url !== undefined) found.addresses.push({ url, image: false, line })
    const item = url === undefined ? undefined : parseItemAddress(url)
    if (item) found.links.push({ ...item, ...wordsOf(node, body), line })
    return SKIP
  })
  return found
}

function wordsOf(node: Link | LinkReference, body: string): { words: string; wordsStart: number; wordsEnd: number } {
  const start = node.children[0]?.position?.start.offset ?? node.position?.start.offset ?? 0
  const end = node.children.at(-1)?.position?.end.offset ?? start
  return { words: body.slice(start, end), wordsStart: start, wordsEnd: end }
}

function bareIn(node: Text, body: string, levels: Partial<Record<ItemKind, string | undefined>>): BareReference[] {
  const start = node.position?.start.offset ?? 0
  const source = body.slice(start, node.position?.end.offset ?? start)
  return findNumbers(source, levels).map((found) => ({
    kind: found.kind,
    number: found.number,
    words: source.slice(found.start, found.end),
    start: start + found.start,
    end: start + found.end,
    line: (node.position?.start.line ?? 1) + source.slice(0, found.start).split('\n').length - 1,
  }))
}
