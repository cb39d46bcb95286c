import type { PhrasingContent, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import type { RenderOptions } from './options.ts'
import { valueOffset } from './value-offset.ts'

const mention = /@\[(p-[0-9a-hjkmnp-tv-z]{10})\]/g

/** Shows `@[p-…]` as the person's name. One that was typed is escaped in the source (`@\[p-…\]`) and stays what it looks like. */
export function showMentions(root: Root, markdown: string, nameOf: RenderOptions['mentions']): void {
  if (nameOf === undefined) return
  visit(root, 'text', (node, index, parent) => {
    if (index === undefined || parent === undefined || !node.value.includes('@[p-')) return
    const parts = replaceMentions(node, markdown.slice(node.position?.start.offset, node.position?.end.offset), nameOf)
    parent.children.splice(index, 1, ...parts)
    return index + parts.length
  })
}

function replaceMentions(node: Text, raw: string, nameOf: (personId: string) => string): PhrasingContent[] {
  const unescaped = new Set([...raw.matchAll(mention)].map((match) => valueOffset(raw, node.value, match.index)))
  const parts: PhrasingContent[] = []
  let from = 0
  for (const match of node.value.matchAll(mention)) {
    if (!unescaped.has(match.index)) continue
    if (match.index > from) parts.push({ type: 'text', value: node.value.slice(from, match.index) })
    parts.push({ type: 'emphasis', data: { hName: 'span', hProperties: { className: ['mention'] } }, children: [{ type: 'text', value: nameOf(match[1] ?? '') }] })
    from = match.index + match[0].length
  }
  if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) })
  return parts
}
