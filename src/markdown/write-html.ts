import type { Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

const writer = unified().use(rehypeStringify, { characterReferences: { useNamedReferences: true } }).freeze()
const tagOrBracket = /(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)|>/g

/** HTML of a tree that rehype-sanitize has seen, or that holds only our own elements. A `>` in words is escaped too. */
export function writeHtml(tree: Root): string {
  return writer.stringify(tree).replace(tagOrBracket, (_, tag: string | undefined) => tag ?? '&gt;')
}
