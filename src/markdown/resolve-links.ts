import type { Definition, Link, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { RenderOptions } from './options.ts'

/**
 * Gives every link its address: links by reference become links, relative ones are resolved, those to other sites say
 * that we do not answer for them, those that a browser could run lose their address and keep their words.
 */
export function resolveLinks(root: Root, links: RenderOptions['links']): void {
  const definitions = listDefinitions(root)
  visit(root, 'linkReference', (node, index, parent) => {
    const definition = definitions.get(node.identifier)
    if (definition === undefined || index === undefined || parent === undefined) return
    parent.children[index] = { type: 'link', url: definition.url, children: node.children }
    return index
  })
  visit(root, 'link', (node, index, parent) => {
    if (index === undefined || parent === undefined) return
    // A title shows on hover only, to few, and says what the words should.
    delete node.title
    const kept = resolveLink(node, links)
    if (kept) return
    parent.children.splice(index, 1, ...node.children)
    return index
  })
}

/** Whether the link stays one. */
function resolveLink(node: Link, links: RenderOptions['links']): boolean {
  const url = node.url.trim()
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase()
  if (scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme)) return false
  // The sanitizer knows schemes in lower case only.
  if (scheme !== undefined) node.url = url.replace(/^[^:]*/, scheme)
  if (scheme !== undefined || url.startsWith('//') || url.startsWith('\\')) {
    node.data = { ...node.data, hProperties: { rel: ['nofollow', 'ugc', 'noreferrer'] } }
    return true
  }
  if (url === '') return false
  if (links === undefined || url.startsWith('#')) return true
  const resolved = links(node.url, toString(node))
  if (resolved === undefined) return false
  node.url = resolved.href
  if (resolved.words !== undefined) node.children = [{ type: 'text', value: resolved.words }]
  return true
}


function listDefinitions(root: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>()
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  return definitions
}
