/**
 * The words from `start` to `end` of a text (UTF-16, end exclusive), without space around them. Where the same characters stand in it a
 * second time, as many whole words around them as tell them apart, on both sides alike; at most all of the text. Empty for space alone.
 */
export function widenUntilUnique(text: string, start: number, end: number): string {
  for (let [from, to] = [start, end]; ; ) {
    const words = text.slice(from, to).trim()
    const isWhole = from === 0 && to === text.length
    if (words === '' || isWhole || text.indexOf(words) === text.lastIndexOf(words)) return words
    from -= /\S*\s*$/.exec(text.slice(0, from))![0].length
    to += /^\s*\S*/.exec(text.slice(to))![0].length
  }
}
