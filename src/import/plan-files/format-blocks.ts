import type { ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { toCanonical } from '../../text/canonical.ts'
import { findReferenceSpans } from '../framavox/find-references.ts'
import type { Block, ParsedReference } from '../parsed-discussion.ts'

const writer = unified().use(remarkStringify, { bullet: '-', emphasis: '_', listItemIndent: 'one' }).use(remarkGfm).freeze()
const address = /https?:\/\/[^\s<>«»“”"]*[^\s<>«»“”".,;:!?)\]…’']/g

/** Address of the item's file that a reference names, relative to the file that is being written; undefined for none. */
export type LinkTo = (target: ParsedReference['target']) => string | undefined

/**
 * Markdown of what someone wrote, one sentence a line: nothing of it becomes markup, but bullets, which make a list, addresses,
 * and references to numbered items, which become links whose words stay as written.
 */
export function formatBlocks(blocks: Block[], linkTo: LinkTo): string {
  const children: RootContent[] = []
  for (const block of blocks) {
    const paragraph: Paragraph = { type: 'paragraph', children: readInline(block.text, linkTo) }
    const last = children.at(-1)
    if (block.kind === 'paragraph') children.push(paragraph)
    else if (last?.type === 'list') last.children.push(listItem(paragraph))
    else children.push({ type: 'list', ordered: false, spread: false, children: [listItem(paragraph)] })
  }
  return toCanonical(writer.stringify({ type: 'root', children })).trimEnd()
}

function listItem(paragraph: Paragraph): ListItem {
  return { type: 'listItem', spread: false, children: [paragraph] }
}

interface Span {
  start: number
  end: number
  url: string
}

function readInline(text: string, linkTo: LinkTo): PhrasingContent[] {
  const addresses = Array.from(text.matchAll(address), (match): Span => ({ start: match.index, end: match.index + match[0].length, url: match[0] }))
  const references = findReferenceSpans(text).flatMap(({ start, end, target }): Span[] => {
    const url = addresses.some((other) => start < other.end && end > other.start) ? undefined : linkTo(target)
    return url === undefined ? [] : [{ start, end, url }]
  })
  const nodes: PhrasingContent[] = []
  let done = 0
  for (const { start, end, url } of [...addresses, ...references].sort((a, b) => a.start - b.start)) {
    if (start > done) nodes.push({ type: 'text', value: text.slice(done, start) })
    nodes.push({ type: 'link', url, children: [{ type: 'text', value: text.slice(start, end) }] })
    done = end
  }
  if (done < text.length) nodes.push({ type: 'text', value: text.slice(done) })
  return nodes
}
