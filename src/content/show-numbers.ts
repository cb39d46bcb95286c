import type { Plan } from '../domain/plan.ts'
import { shownWords } from './numbered-words.ts'
import { findReferences } from './references.ts'

/** A body in which the words of links to items show the numbers of today: `[l’action 4](../actions/x.md)` → `[l’action 9](…)`. The rest byte for byte. */
export function showNumbers(body: string, items: Plan['items']): string {
  // No address, no link to an item.
  if (!/\][(:]/.test(body)) return body
  return findReferences(body).links.reduceRight((text, link) => {
    const item = items.get(link.id)
    if (!item || item.kind !== link.kind) return text
    return text.slice(0, link.wordsStart) + shownWords(link.words, item.number) + text.slice(link.wordsEnd)
  }, body)
}
