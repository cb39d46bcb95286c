const least = 0.3

/**
 * For each text of `after`, the index in `before` of the text it most likely comes from, or undefined. Pairs never cross;
 * equal numbers of texts pair in order where they share words at all.
 */
export function pairSimilar(before: readonly string[], after: readonly string[]): (number | undefined)[] {
  let from = 0
  return after.map((text, index) => {
    let best: number | undefined
    let bestScore = before.length === 1 && after.length === 1 ? 0 : least
    for (let candidate = from; candidate < before.length; candidate += 1) {
      const score = similarity(before[candidate] ?? '', text) + (candidate === index && before.length === after.length ? least : 0)
      if (score > bestScore || (best === undefined && bestScore === 0)) {
        best = candidate
        bestScore = score
      }
    }
    if (best !== undefined) from = best + 1
    return best
  })
}

/** Share of words in common, 0 to 1. */
function similarity(one: string, other: string): number {
  const words = new Set(one.match(/[\p{L}\p{N}]+/gu))
  const others = new Set(other.match(/[\p{L}\p{N}]+/gu))
  if (words.size + others.size === 0) return 0
  return (2 * [...words].filter((word) => others.has(word)).length) / (words.size + others.size)
}
