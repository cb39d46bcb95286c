import { readFile } from 'node:fs/promises'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { visit, SKIP } from 'unist-util-visit'
import type { Element, Root } from 'hast'

/** What a page says, spaces folded, without the numbers of its origin notes. `under` limits it to the first element of that class. */
export async function readPageText(file: string, under?: string): Promise<string> {
  const root = unified().use(rehypeParse).parse(await readFile(file, 'utf8'))
  const words: string[] = []
  visit(findByClass(root, under), (node) => {
    if (node.type === 'element' && (hasClass(node, 'origin-note') || node.tagName === 'script' || node.tagName === 'style')) return SKIP
    if (node.type === 'element' && /^(p|li|h\d|div|section|br|dd|dt)$/.test(node.tagName)) words.push(' ')
    if (node.type === 'text') words.push(node.value)
    return undefined
  })
  return foldSpaces(words.join(''))
}

/** All spaces equal, one at a time. */
export function foldSpaces(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}

function findByClass(root: Root, name: string | undefined): Root | Element {
  let found: Element | undefined
  if (name) visit(root, 'element', (node) => void (!found && hasClass(node, name) && (found = node)))
  return found ?? root
}

function hasClass(node: Element, name: string): boolean {
  const classes = node.properties['className']
  return Array.isArray(classes) && classes.includes(name)
}
