import type { PhrasingContent, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import type { RenderOptions } from './options.ts'

const mention = /@\[(p-[0-9a-hjkmnp-tv-z]{10})\]/g

/**
 * Shows `@[p-…]` as the person's name. One that was typed is escaped in the source (`@\[p-…\]`) and stays what it looks
 * like: only text whose source holds as many unescaped mentions is touched.
 */
export function showMentions(root: Root, markdown: string, nameOf: RenderOptions['mentions']): void {
  if (nameOf === undefined) return
  visit(root, 'text', (node, index, parent) => {
    const raw = markdown.slice(node.position?.start.offset, node.position?.end.offset)
    const count = [...node.value.matchAll(mention)].length
    if (count === 0 || index === undefined || parent === undefined || [...raw.matchAll(mention)].length !== count) return
    const parts = replaceMentions(node, nameOf)
    parent.children.splice(index, 1, ...parts)
    return index + parts.length
  })
}

function replaceMentions(node: Text, nameOf: (personId: string) => string): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let from = 0
  for (const match of node.value.matchAll(mention)) {
    if (match.index > from) parts.push({ type: 'text', value: node.value.slice(from, match.index) })
    parts.push({ type: 'emphasis', data: { hName: 'span', hProperties: { className: ['mention'] } }, children: [{ type: 'text', value: nameOf(match[1] ?? '') }] })
    from = match.index + match[0].length
  }
  if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) })
  return parts
}
