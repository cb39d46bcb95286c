import { parseItemAddress } from '../content/references.ts'
import { listLinks } from '../text/list-links.ts'
import { toRead } from '../text/plain.ts'
import { describeReads } from './describe-reads.ts'
import type { ReadBody, TextTelling } from './describe-reads.ts'

export type { TextTelling } from './describe-reads.ts'

/**
 * What one Markdown body became another by, as readers see them; where they read the same, of which words the form changed. No telling
 * quotes a mark. Addresses, which nobody sees, are told whatever else changes.
 */
export function describeTexts(before: string, after: string): TextTelling[] {
  return before === after ? [] : describeReads(readBody(before), readBody(after))
}

/** What readers have of a Markdown body. */
export function readBody(body: string): ReadBody {
  // Without a bracket, a link is its own words.
  const links = body.includes('[') ? listLinks(body) : []
  return { body, read: toRead(body), links: links.filter(({ words, url }) => !parseItemAddress(url) && url !== words && url !== `http://${words}` && url !== `mailto:${words}`) }
}
