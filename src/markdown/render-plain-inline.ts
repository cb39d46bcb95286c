import type { ElementContent } from 'hast'
import { writeHtml } from './write-html.ts'

/** Safe HTML of plain words, for running text: nothing in them is markup; a line end is a `<br>`. */
export function renderPlainInline(text: string): string {
  return writeHtml({ type: 'root', children: plainToHtml(text) })
}

/** The same as a tree. */
export function plainToHtml(text: string): ElementContent[] {
  return text.split(/\r\n?|\n/).flatMap((line, index): ElementContent[] => {
    const words: ElementContent = { type: 'text', value: line }
    return index === 0 ? [words] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, words]
  })
}
