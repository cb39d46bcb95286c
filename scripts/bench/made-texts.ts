import { createRandom } from '../../src/provenance/gold/random.ts'
import { commonWords, tellingWords } from '../../src/provenance/gold/vocabulary.ts'

const wordsEach = 14

/** Draws sentences of French words, half of them common ones. The same seed gives the same sentences. */
export function createSentenceDrawer(seed: number): () => string {
  const random = createRandom(seed)
  return () => {
    const words = Array.from({ length: wordsEach }, () => random.pick(random.below(2) === 0 ? commonWords : tellingWords)).join(' ')
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
  }
}
