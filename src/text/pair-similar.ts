const least = 0.3
/** Texts are looked for this far ahead: further, two texts that share words are rarely the same one, and time would be square. */
const reach = 30

/**
 * For each text of `after`, the index in `before` of the text it most likely comes from, or undefined. Pairs never cross;
 * equal numbers of texts pair in order where they share words at all, and two single texts always pair.
 */
export function pairSimilar(before: readonly string[], after: readonly string[]): (number | undefined)[] {
  if (before.length === 1 && after.length === 1) return [0]
  const old = before.map(wordsOf)
  let from = 0
  return after.map((text, index) => {
    const words = wordsOf(text)
    let best: number | undefined
    let bestScore = least
    for (let candidate = from; candidate < Math.min(old.length, from + reach); candidate += 1) {
      const inOrder = before.length === after.length && candidate === index ? least : 0
      const score = similarity(old[candidate] ?? new Set(), words) + inOrder
      if (score > bestScore) {
        best = candidate
        bestScore = score
      }
    }
    if (best !== undefined) from = best + 1
    return best
  })
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}]+/gu))
}

/** Share of words in common, 0 to 1. */
function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0
  let shared = 0
  for (const word of one) if (other.has(word)) shared += 1
  return (2 * shared) / (one.size + other.size)
}
