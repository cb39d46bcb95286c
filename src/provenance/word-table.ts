import { hashText, mixHashes } from './hash-text.ts'
import { weighWord } from './word-weight.ts'

/** Numbers for words, so that comparing, weighing and hashing one costs no reading of it. Made anew with each tracer. */
export interface WordTable {
  /** Numbers of the words of a key: folded words in lower case, joined by spaces. Equal words have equal numbers. */
  numbersOf(key: string): number[]
  /** As `weighWord`. */
  weigh(word: number): number
  /** A 32-bit number for the three words from a place on: the same wherever the words are numbered. */
  hashTrigram(words: readonly number[], at: number): number
}

export function createWordTable(): WordTable {
  const numbers = new Map<string, number>()
  const weights: number[] = []
  const hashes: number[] = []
  const numberOf = (word: string): number => {
    let number = numbers.get(word)
    if (number === undefined) {
      numbers.set(word, (number = weights.push(weighWord(word)) - 1))
      hashes.push(hashText(word))
    }
    return number
  }
  return {
    numbersOf(key) {
      const count = countWords(key)
      const list = new Array<number>(count)
      for (let [n, start] = [0, 0]; n < count; n++) {
        const space = n < count - 1 ? key.indexOf(' ', start) : key.length
        list[n] = numberOf(key.slice(start, space))
        start = space + 1
      }
      return list
    },
    weigh: (word) => weights[word] as number,
    hashTrigram: (words, at) => mixHashes(mixHashes(hashes[words[at] as number] as number, hashes[words[at + 1] as number] as number), hashes[words[at + 2] as number] as number),
  }
}

/** How many words a key has. */
export function countWords(key: string): number {
  let count = 1
  for (let space = key.indexOf(' '); space >= 0; space = key.indexOf(' ', space + 1)) count++
  return count
}
