/** The longest chain of pairs whose second members ascend too. `pairs` ascend by their first (patience sorting, O(n log n)). */
export function longestAscent(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = []
  const previous: number[] = []
  for (const [index, [, value]] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] as number] as readonly [number, number])[1] < value) low = middle + 1
      else high = middle
    }
    previous.push(low > 0 ? (tails[low - 1] as number) : -1)
    tails[low] = index
  }
  const chain: (readonly [number, number])[] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) chain.push(pairs[index] as readonly [number, number])
  return chain.reverse()
}
