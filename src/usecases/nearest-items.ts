import type { PlacedItem, Plan } from '../domain/plan.ts'
import { isStopWord, tokenize } from '../merge/index.ts'
import { toPlain } from '../text/plain.ts'

/** An item that speaks of the same things as a text. */
export interface NearItem {
  item: PlacedItem
  /** The words that they share, as the text has them, the rarest in the plan first, six at most. */
  words: string[]
}

const mostShown = 4
const mostWords = 6
const shortest = 4

/**
 * Items of the plan nearest to a text, at most four, nearest first: by the words that they share, a word counting for how rare it
 * is among the items and how often the text says it (TF-IDF, cosine), whatever its accents, case and plural. Empty where no telling word is shared: an item that
 * shares only words found in a third of the plan is not near.
 */
export function nearestItems({ items }: Pick<Plan, 'items'>, text: string): NearItem[] {
  const all = [...items.values()].map((item) => ({ item, stems: new Set(wordsOf(`${item.title ?? ''}\n${toPlain(item.body)}`).map(stemOf)) }))
  const holders = new Map<string, number>()
  for (const { stems } of all) for (const stem of stems) holders.set(stem, (holders.get(stem) ?? 0) + 1)
  const weight = (stem: string): number => Math.log(1 + all.length / (holders.get(stem) ?? all.length))
  const asked = Map.groupBy(wordsOf(text), stemOf)
  const isTelling = (stem: string): boolean => (holders.get(stem) ?? 0) <= Math.max(2, all.length / 3)

  return all
    .map(({ item, stems }) => {
      const shared = [...asked.keys()].filter((stem) => stems.has(stem)).sort((one, other) => weight(other) - weight(one))
      const length = Math.sqrt([...stems].reduce((sum, stem) => sum + weight(stem) ** 2, 0))
      return { item, shared, score: shared.reduce((sum, stem) => sum + (1 + Math.log(asked.get(stem)?.length ?? 1)) * weight(stem) ** 2, 0) / (length || 1) }
    })
    .filter(({ shared }) => shared.some(isTelling))
    .sort((one, other) => other.score - one.score)
    .slice(0, mostShown)
    .map(({ item, shared }) => ({ item, words: shared.slice(0, mostWords).map((stem) => asked.get(stem)?.[0] ?? stem) }))
}

function wordsOf(text: string): string[] {
  return tokenize(text).flatMap(({ kind, key }) => (kind === 'word' && key.length >= shortest && !isStopWord(key.toLowerCase()) ? [key] : []))
}

/** Enough to bring a plural and a feminine to their singular; a wrong guess only brings two words together. */
function stemOf(word: string): string {
  const folded = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').replace(/·.*$/u, '')
  return folded.replace(/aux$/, 'al').replace(/(?:es|s|x|e)$/, '')
}
