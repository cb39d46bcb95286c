import { parseItemAddress } from '../content/references.ts'
import { describeDiff } from '../merge/describe-diff.ts'
import type { Telling } from '../merge/describe-diff.ts'
import { tokenize } from '../merge/tokenize.ts'
import { listLinks } from '../text/list-links.ts'
import { toRead } from '../text/plain.ts'

/** A telling, or that words (`after`) lead to another address than before. */
export type TextTelling = Telling & { link?: string }

/**
 * What one Markdown body became another by, as readers see them; where they read the same, of which words the form changed. No telling
 * quotes a mark. Addresses, which nobody sees, are told whatever else changes.
 */
export function describeTexts(before: string, after: string): TextTelling[] {
  const links = tellLinks(before, after)
  const [one, other] = [toRead(before), toRead(after)]
  const tellings = one === other ? describeDiff(before, after).filter(({ minor }) => minor === 'markup') : describeDiff(one, other)
  const words = new Set(links.map((link) => link.after))
  const told = tellings.flatMap((telling): TextTelling[] => {
    if (telling.minor !== 'markup') return [telling]
    const shaped = withoutMarks(telling.after ?? '')
    if (shaped === '' || words.has(shaped)) return []
    words.add(shaped)
    return [{ ...telling, before: shaped, after: shaped }]
  })
  return [...told, ...links]
}

/** Links out of the plan that are new, or lead elsewhere; not those that are their own words. */
function tellLinks(before: string, after: string): TextTelling[] {
  if (before === after) return []
  const known = new Set(listLinks(before).map(({ words, url }) => `${url} ${words}`))
  return listLinks(after).flatMap(({ words, url }): TextTelling[] => {
    if (known.has(`${url} ${words}`) || parseItemAddress(url) || url === words || url === `http://${words}` || url === `mailto:${words}`) return []
    known.add(`${url} ${words}`)
    return [{ type: 'replace', after: words, link: url }]
  })
}

function withoutMarks(words: string): string {
  const kept = tokenize(words).filter(({ kind }) => kind !== 'markup')
  return kept.map(({ text }) => text).join('').replace(/\s+/g, ' ').trim()
}
