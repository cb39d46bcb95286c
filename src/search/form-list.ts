import { foldLetters } from './fold-words.ts'
import type { FoldedWord } from './fold-words.ts'
import type { FormsFile } from './search-index.ts'

/** Collects the words of texts as they are written, for who mistyped one. */
export interface FormList {
  /** The words that `foldWords` found in a text. */
  add(text: string, words: readonly FoldedWord[]): void
  /** Folded and written, in order of the folded ones, each once. */
  list(): [folded: string, written: string][]
}

/** Shorter words are too near to each other for one to be meant by another. */
export const shortestForm = 4
/** A file ends before another letter, once it has so many characters as JSON. */
const fileSize = 4_000

export function createFormList(isEmpty: (word: string) => boolean): FormList {
  const written = new Map<string, string>()
  return {
    add(text, words) {
      for (const { start, end, forms } of words) {
        for (const form of forms) {
          const known = written.get(form)
          // An accent that somebody wrote says more than none, as capitals often have.
          if ((known !== undefined && known !== form) || !isForm(form) || isEmpty(form)) continue
          written.set(form, forms.length === 1 ? text.slice(start, end).toLowerCase() : form)
        }
      }
    },
    list: () => [...written].sort(([one], [other]) => (one < other ? -1 : 1)),
  }
}

/** Whether a folded word may be meant by another: long enough, and no number. */
export function isForm(word: string): boolean {
  return word.length >= shortestForm && !/\d/.test(word)
}

/** Each file with the letter that its first form begins with. */
export function splitForms(list: readonly (readonly [folded: string, written: string])[]): [letter: string, FormsFile][] {
  const files: [string, string[]][] = []
  let length = 0
  let before = ''
  for (const [folded, written] of list) {
    const letter = firstLetter(folded)
    if (files.length === 0 || (letter !== before && length >= fileSize)) {
      files.push([letter, []])
      length = 0
    }
    files.at(-1)![1].push(written)
    length += written.length + 3
    before = letter
  }
  return files
}

/** Of a folded word, or of one as it is written. */
export function firstLetter(word: string): string {
  return foldLetters(word).slice(0, 1)
}
