import { findReferences } from '../../content/references.ts'
import { shownWords } from '../../content/numbered-words.ts'
import type { Plan } from '../../domain/plan.ts'

/** The text with the numbers that readers see today in its links: « l’action 4 » may be shown as « l’action 9 ». */
export function showNumbers(markdown: string, plan: Pick<Plan, 'items'>): string {
  return replaceLinkWords(markdown, (id, words) => {
    const item = plan.items.get(id)
    return item ? shownWords(words, item.number) : words
  })
}

/**
 * The reverse for a text that began as `showNumbers(original)`: links whose words nobody touched have their stored words again,
 * so that a change of one sentence does not change another.
 */
export function restoreNumbers(markdown: string, original: string, plan: Pick<Plan, 'items'>): string {
  const stored = new Map<string, string>()
  for (const { id, words } of findReferences(original).links) {
    const item = plan.items.get(id)
    if (item) stored.set(`${id} ${shownWords(words, item.number)}`, words)
  }
  return stored.size === 0 ? markdown : replaceLinkWords(markdown, (id, words) => stored.get(`${id} ${words}`) ?? words)
}

function replaceLinkWords(markdown: string, wordsFor: (id: string, words: string) => string): string {
  if (!markdown.includes('.md')) return markdown
  return findReferences(markdown)
    .links.toReversed()
    .reduce((text, { id, words, wordsStart, wordsEnd }) => text.slice(0, wordsStart) + wordsFor(id, words) + text.slice(wordsEnd), markdown)
}
