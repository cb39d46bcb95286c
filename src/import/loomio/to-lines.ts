import type { Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import { unified } from 'unified'
import { parseMarkdown } from '../../text/parse-markdown.ts'

const fromHtml = unified().use(rehypeParse, { fragment: true }).use(rehypeRemark).freeze()
const linkLabel = /^discussions?\s*:/i

/** The text of a body, line by line, and whether something of it has no text (an image, a table's shape). */
export interface PlainBody {
  lines: string[]
  simplified: boolean
}

/**
 * The lines that a body (`html` or Markdown, as Loomio stores it) shows to a reader: a blank line between blocks, `• ` before the
 * items of a list, the address of a link after its words.
 */
export function toLines(body: string, format: string | null | undefined): PlainBody {
  const tree = format === 'html' ? (fromHtml.runSync(fromHtml.parse(body)) as Root) : parseMarkdown(body)
  const state = { simplified: false }
  const lines = tree.children.flatMap((node) => [...blockLines(node, state), ''])
  return { lines: lines.slice(0, -1), simplified: state.simplified }
}

function blockLines(node: Nodes, state: { simplified: boolean }): string[] {
  switch (node.type) {
    case 'list':
      return node.children.flatMap((item) => {
        const [first = '', ...rest] = item.children.flatMap((child) => blockLines(child, state))
        return [`• ${first}`, ...rest.map((line) => line)]
      })
    case 'blockquote':
      return node.children.flatMap((child) => [...blockLines(child, state), '']).slice(0, -1)
    case 'paragraph':
    case 'heading': {
      const text = inlineText(node, state)
      const address = linkLabel.test(text) ? findAddress(node) : undefined
      return address ? [`Discussions : ${address}`] : text.split('\n')
    }
    case 'code':
    case 'html':
      state.simplified = true
      return node.value.split('\n')
    case 'table':
      state.simplified = true
      return node.children.map((row) => row.children.map((cell) => inlineText(cell, state)).join(' · '))
    case 'thematicBreak':
      return []
    default:
      state.simplified = true
      return toString(node).split('\n')
  }
}

function inlineText(node: Nodes, state: { simplified: boolean }): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'image') {
    state.simplified = true
    return [node.alt, node.url].filter(Boolean).join(' ')
  }
  if (node.type === 'link') {
    const words = node.children.map((child) => inlineText(child, state)).join('')
    return words === '' || words === node.url || `http://${words}` === node.url || node.url.startsWith('mailto:') || !/^https?:/.test(node.url) ? words || node.url : `${words} (${node.url})`
  }
  if ('children' in node) return node.children.map((child) => inlineText(child, state)).join('')
  return 'value' in node ? node.value : ''
}

function findAddress(node: Nodes): string | undefined {
  if (node.type === 'link') return /^https?:/.test(node.url) ? node.url : undefined
  return 'children' in node ? node.children.map(findAddress).find((url) => url !== undefined) : undefined
}
