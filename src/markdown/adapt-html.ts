import type { Element, Root } from 'hast'
import { htmlId } from './html-id.ts'

/**
 * Mends what remark-rehype writes and today's HTML does not want: `align` becomes a class, column heads say their scope,
 * footnotes' ids hold safe characters only.
 */
export function adaptHtml(root: Root, idPrefix: string): void {
  for (const node of root.children) if (node.type === 'element') adaptElement(node, idPrefix)
}

function adaptElement(node: Element, idPrefix: string): void {
  const { properties } = node
  if (typeof properties.align === 'string') {
    properties.className = [`align-${properties.align}`]
    delete properties.align
  }
  if (node.tagName === 'th') properties.scope = 'col'
  if (node.tagName === 'section') properties.className = ['footnotes']
  if (node.tagName === 'a') adaptLink(node)
  if (properties.id === 'footnote-label') properties.id = `${idPrefix}n-label`
  if (typeof properties.id === 'string') properties.id = htmlId(properties.id)
  for (const child of node.children) if (child.type === 'element') adaptElement(child, idPrefix)
}

function adaptLink({ properties }: Element): void {
  if (properties.dataFootnoteRef !== undefined) {
    properties.className = ['footnote-call']
    delete properties.ariaDescribedBy
  }
  if (properties.dataFootnoteBackref !== undefined) properties.className = ['footnote-back']
  if (typeof properties.href === 'string' && properties.href.startsWith('#')) properties.href = `#${htmlId(decode(properties.href.slice(1)))}`
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
