/**
 * How many slips of typing turn one word into another: a letter that is missing, too much or another, or two neighbours exchanged
 * (Damerau–Levenshtein; no letter slips twice). By UTF-16 units.
 */
export function typingDistance(one: string, other: string): number {
  let twoBefore: number[] = []
  let before = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1]
      const isExchanged = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
      row.push(Math.min(before[to]! + 1, row[to - 1]! + 1, before[to - 1]! + (isSame ? 0 : 1), isExchanged ? twoBefore[to - 2]! + 1 : Infinity))
    }
    ;[twoBefore, before] = [before, row]
  }
  return before.at(-1)!
}
