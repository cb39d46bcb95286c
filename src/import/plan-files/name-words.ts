import type { ParsedItem } from '../parsed-discussion.ts'

const longest = 500

/**
 * The words that an item's id is made from: its title, else what its discussion was called, else its first words. An address of
 * Loomio keeps plain letters only (`construire-des-r-cits`), so its words are looked up in the text, and taken as they are where
 * the text has others (« Fravailler ») and none of them is broken.
 */
export function nameWords({ title, blocks, discussion }: ParsedItem): string {
  if (title) return title.text
  const text = (blocks[0]?.text ?? '').slice(0, longest).replace(/\s+/g, ' ')
  const slug = discussion && /\/d\/\w+\/(?:(?:action|mesure|measure)-(?:n-)?\d+-)?([a-z0-9-]+)$/.exec(discussion.text)?.[1]
  const parts = slug?.split('-').filter((part) => part !== '') ?? []
  if (parts.length < 2 || parts.length > 30) return text
  const found = new RegExp(`(?<![a-z0-9])${parts.join('[^a-z0-9]+')}\\p{L}*`, 'u').exec(text.toLowerCase())
  if (found) return text.slice(found.index, found.index + found[0].length)
  return parts.every((part) => part.length > 1) ? parts.join(' ') : text
}
