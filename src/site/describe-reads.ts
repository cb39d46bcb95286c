import { describeDiff } from '../merge/describe-diff.ts'
import type { Telling } from '../merge/describe-diff.ts'
import { tokenize } from '../merge/tokenize.ts'

/** A telling, or that words (`after`) lead to another address than before. */
export type TextTelling = Telling & { link?: string }

/** A Markdown body, and what readers have of it. */
export interface ReadBody {
  body: string
  /** As it is read: no markup. */
  read: string
  /** Links out of the plan that are not their own words. */
  links: readonly { words: string; url: string }[]
}

/** As `describeTexts`, of bodies that are read already: no parser of Markdown, so that a page can do it. */
export function describeReads(one: ReadBody, other: ReadBody): TextTelling[] {
  const links = tellLinks(one, other)
  const tellings = one.read === other.read ? describeDiff(one.body, other.body).filter(({ minor }) => minor === 'markup') : describeDiff(one.read, other.read)
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

/** Links that are new, or lead elsewhere. */
function tellLinks(one: ReadBody, other: ReadBody): (TextTelling & { after: string })[] {
  const known = new Set(one.links.map(({ words, url }) => `${url} ${words}`))
  return other.links.flatMap(({ words, url }) => {
    if (known.has(`${url} ${words}`)) return []
    known.add(`${url} ${words}`)
    return [{ type: 'replace' as const, after: words, link: url }]
  })
}

function withoutMarks(words: string): string {
  const kept = tokenize(words).filter(({ kind }) => kind !== 'markup')
  return kept.map(({ text }) => text).join('').replace(/\s+/g, ' ').trim()
}
