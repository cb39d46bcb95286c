import { Document, isScalar, visit, type Scalar, type ToStringOptions } from 'yaml'

/** One line a value, however long, so that Git diffs values and a value can never end the front matter. */
const style = { lineWidth: 0, blockQuote: false, indent: 2, directives: false } as const satisfies ToStringOptions

/** YAML of a map, keys in their own order, values that are undefined left out. */
export function formatFrontMatter(data: Readonly<Record<string, unknown>>): string {
  const present = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
  return formatDocument(new Document(present, { version: '1.2', schema: 'core', aliasDuplicateObjects: false }))
}

/** YAML of a document, whose comments and order stay. */
export function formatDocument(document: Document<never> | Document): string {
  visit(document as Document, {
    Scalar: (_, node) => {
      if (isScalar<unknown>(node) && typeof node.value === 'string' && isFragile(node.value)) node.type = 'QUOTE_DOUBLE' satisfies Scalar.Type
    },
  })
  return document.toString(style).trimEnd()
}

/** The library writes these unquoted or raw, and does not read them back: spaces of every kind at an end, controls, line separators. */
function isFragile(text: string): boolean {
  return text !== text.trim() || /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\uFEFF]/u.test(text)
}
