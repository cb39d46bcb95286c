import type { Definition } from 'mdast'
import { visit } from 'unist-util-visit'
import { readMarkdown } from './parse-markdown.ts'
import { plainOfInline } from './to-plain.ts'

/** A link or an image. */
export interface PlainLink {
  /** What readers see of it: its words, or what an image says instead of itself. */
  words: string
  /** As written. */
  url: string
}

/** Links and images of a Markdown body, in its order; those whose definition is missing lead nowhere and are left out. */
export function listLinks(markdown: string): PlainLink[] {
  const tree = readMarkdown(markdown)
  const definitions = new Map<string, string>()
  // Of two definitions of one name, Markdown takes the first (CommonMark 6.3).
  visit(tree, 'definition', ({ identifier, url }: Definition) => void (definitions.has(identifier) || definitions.set(identifier, url)))
  const links: PlainLink[] = []
  visit(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'linkReference' && node.type !== 'image' && node.type !== 'imageReference') return
    const url = 'url' in node ? node.url : definitions.get(node.identifier)
    if (url !== undefined) links.push({ words: plainOfInline([node]), url })
  })
  return links
}
