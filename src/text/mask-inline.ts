import type { Nodes, Paragraph, PhrasingContent } from 'mdast'

/**
 * The source of a paragraph, same length, in which only words are left: markup is `*`, which sentence rules look
 * through; code is `x`, which they take for a word. Offsets in it are offsets from the paragraph's start.
 */
export function maskInline(paragraph: Paragraph, markdown: string): string {
  const start = paragraph.position?.start.offset ?? 0
  const end = paragraph.position?.end.offset ?? 0
  const [only, ...others] = paragraph.children
  if (only?.type === 'text' && others.length === 0 && offset(only, 'start') === start && offset(only, 'end') === end) return markdown.slice(start, end).replace(/\r/g, ' ')
  const characters = Array.from({ length: end - start }, (_, at) => (isSpace(markdown, start + at) ? markdown.charAt(start + at) : '*'))
  for (const child of paragraph.children) reveal(child)
  return characters.join('').replace(/\r/g, ' ')

  function reveal(node: PhrasingContent): void {
    const from = offset(node, 'start')
    const to = offset(node, 'end')
    switch (node.type) {
      case 'text':
        for (let at = from; at < to; at += 1) characters[at - start] = markdown.charAt(at)
        break
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'link':
      case 'linkReference':
        hide(from, to, '*')
        for (const child of node.children) reveal(child)
        break
      case 'break':
        break
      default:
        hide(from, to, node.type === 'inlineCode' ? 'x' : '*')
    }
  }

  function hide(from: number, to: number, mark: string): void {
    for (let at = from; at < to; at += 1) characters[at - start] = mark
  }
}

function offset(node: Nodes, side: 'start' | 'end'): number {
  return node.position?.[side].offset ?? 0
}

function isSpace(markdown: string, at: number): boolean {
  return /[ \t\r\n]/.test(markdown.charAt(at))
}
