import { foldWords } from '../../search/fold-words.ts'
import { createIsEmptyWord, createStem } from '../../search/stem-words.ts'

/** A passage that can be found. */
export interface Passage {
  /** Id of its element. */
  id: string
  name: string
  text: string
}

/** A passage that was found, and what stands around the first word found. */
export interface Found {
  id: string
  name: string
  before: string
  match: string
  after: string
}

interface Word {
  start: number
  end: number
  forms: string[]
  stems: string[]
}

/** How many letters are shown on each side. */
const around = 70

/**
 * Makes the search of a book, whose passages are read once: it gives those that hold every word of a query, in the name or the text,
 * those that are named so first. `language`: primary BCP 47 tag of the text.
 */
export function createFind(passages: readonly Passage[], language: string): (query: string) => Found[] {
  const stem = createStem(language)
  const isEmpty = createIsEmptyWord(language)
  const read = (text: string): Word[] => foldWords(text).map((word) => ({ ...word, stems: word.forms.map(stem) }))
  const index = passages.map((passage) => ({ passage, words: read(passage.text), name: read(passage.name) }))
  return (query) => {
    const all = read(query)
    const telling = all.filter(({ forms }) => !forms.every(isEmpty))
    const asked = telling.length > 0 ? telling : all
    if (asked.length === 0) return []
    return index
      .flatMap(({ passage, words, name }) => {
        const hits = asked.map((each) => words.filter((word) => matches(word, each)))
        const isNamed = asked.map((each) => name.some((word) => matches(word, each)))
        if (!asked.every((_, place) => hits[place]!.length > 0 || isNamed[place])) return []
        const score = isNamed.filter(Boolean).length * 100 + hits.reduce((sum, each) => sum + Math.min(each.length, 9), 0)
        return [{ score, found: quote(passage, hits.flat()[0]) }]
      })
      .sort((one, other) => other.score - one.score)
      .map(({ found }) => found)
  }
}

/** Words of one family, or one that begins as asked; a number is that number. */
function matches(word: Word, asked: Word): boolean {
  if (word.stems.some((stem) => asked.stems.includes(stem))) return true
  return word.forms.some((form) => asked.forms.some((each) => each.length > 2 && !/\d/.test(each) && form.startsWith(each)))
}

/** What stands around a word, cut at spaces; the first words where only the name was found. */
function quote({ id, name, text }: Passage, { start, end } = { start: 0, end: 0 }): Found {
  const space = start > around ? text.indexOf(' ', start - around) + 1 : 0
  const from = space > 0 && space <= start ? space : start > around ? start : 0
  const next = text.indexOf(' ', end + around)
  const until = next === -1 ? text.length : next
  return { id, name, before: (from > 0 ? '… ' : '') + text.slice(from, start), match: text.slice(start, end), after: text.slice(end, until) + (until < text.length ? ' …' : '') }
}
