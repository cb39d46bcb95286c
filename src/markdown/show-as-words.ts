import type { Heading, PhrasingContent, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

/**
 * Turns what we do not render into words: HTML is shown as typed, an image becomes a link to it under its description
 * (nothing is loaded from elsewhere), a task's box a sign, an empty heading its source. Headings start at `h3`.
 */
export function showAsWords(root: Root, markdown: string): void {
  visit(root, 'html', (node, index, parent) => {
    if (index === undefined || parent === undefined) return
    const text: PhrasingContent = { type: 'text', value: node.value }
    const isBlock = parent.type === 'root' || parent.type === 'listItem' || parent.type === 'blockquote' || parent.type === 'footnoteDefinition'
    parent.children.splice(index, 1, isBlock ? { type: 'paragraph', children: [text], data: node.data } : text)
  })
  visit(root, (node, index, parent) => {
    if (index === undefined || parent === undefined || (node.type !== 'image' && node.type !== 'imageReference')) return
    const url = node.type === 'image' ? node.url.replace(/^https?:/i, (scheme) => scheme.toLowerCase()) : ''
    const text: PhrasingContent = { type: 'text', value: node.alt || url }
    const isLink = /^https?:\/\//.test(url) && parent.type !== 'link'
    parent.children.splice(index, 1, isLink ? { type: 'link', url, children: [text], data: { hProperties: { rel: ['nofollow', 'ugc', 'noreferrer'] } } } : text)
  })
  visit(root, 'listItem', (node) => {
    if (typeof node.checked !== 'boolean') return
    const sign: PhrasingContent = { type: 'text', value: node.checked ? '☑ ' : '☐ ' }
    node.checked = null
    const first = node.children[0]
    if (first?.type === 'paragraph') first.children.unshift(sign)
  })
  visit(root, 'heading', (node, index, parent) => {
    if (toString(node).trim() !== '' || index === undefined || parent === undefined) return
    const source = markdown.slice(node.position?.start.offset, node.position?.end.offset)
    parent.children.splice(index, 1, { type: 'paragraph', children: [{ type: 'text', value: source }], data: node.data })
  })
  demoteHeadings(root)
}

/** Headings keep their order of rank and leave no gap, from `h3`: the page has its own `h1` and `h2`. */
function demoteHeadings(root: Root): void {
  const open: number[] = []
  visit(root, 'heading', (node) => {
    while (open.length > 0 && node.depth <= (open.at(-1) ?? 0)) open.pop()
    open.push(node.depth)
    node.depth = Math.min(6, open.length + 2) as Heading['depth']
  })
}
