import { foldLetters } from './fold-words.ts'
import type { FoldedWord } from './fold-words.ts'
import { firstLetter, isForm } from './form-list.ts'
import { filesBetween, searchDocuments } from './search-documents.ts'
import type { IndexFiles, SearchAnswer, SearchQuery } from './search-documents.ts'
import { listMeantLetters } from './neighbour-letters.ts'
import type { FormsFile, SearchHead } from './search-index.ts'
import { createStem } from './stem-words.ts'
import { typingDistance } from './typing-distance.ts'

export interface SuggestionFiles extends IndexFiles {
  readForms(file: string): Promise<FormsFile>
}

/** From so many letters on a word may have two slips; a shorter one, one. */
const twoSlips = 8
/** A shorter word has too many near to it for its first letter to be another. */
const shortestAstray = 5
/** Files of other letters that one word may fetch. */
const mostAstray = 3
/** More words than these that stand nowhere are another text than the plan's: each may fetch the words of another letter. */
const mostLost = 3

/**
 * The query as it may have been meant, where it found nothing because words of it stand nowhere: each replaced by the nearest word
 * of the texts among those that begin with the same letter, else with one that may have been meant. Null where one has none, or where the query would find nothing again.
 */
export async function suggestQuery(query: SearchQuery, { found, bearers, lost }: Pick<SearchAnswer, 'found' | 'bearers' | 'lost'>, head: SearchHead, files: SuggestionFiles): Promise<string | null> {
  if (found.length + bearers.length > 0 || lost.length === 0 || lost.length > mostLost) return null
  const meant = await Promise.all(lost.map((word) => findNearest(word, head, files)))
  let words = ''
  let end = 0
  for (const [place, word] of lost.entries()) {
    const nearest = meant[place]
    if (!nearest) return null
    words += query.words.slice(end, word.start) + nearest
    end = word.end
  }
  words += query.words.slice(end)
  const answer = await searchDocuments({ ...query, words, isTyping: false }, head, files)
  return answer.found.length + answer.bearers.length > 0 ? words : null
}

/** As it is written; of those that are equally near, the one in most documents. Where no word is near enough, one of whose family is. */
async function findNearest({ forms: [typed = ''] }: FoldedWord, head: SearchHead, files: SuggestionFiles): Promise<string | null> {
  if (!isForm(typed)) return null
  const stem = createStem(head.language)
  const pick = async (letters: readonly string[]) => pickKnown(typed, await readKnown(letters, head, files), stem)
  const own = await pick([firstLetter(typed)])
  const nearest = own.length > 0 || typed.length < shortestAstray ? own : await pick(listAstray(typed, head))
  if (nearest.length < 2) return nearest[0]?.written ?? null
  const counts = await Promise.all(nearest.map(({ form }) => countDocuments(stem(form), head, files)))
  return nearest[counts.indexOf(Math.max(...counts))]!.written
}

/** The letters that the word may have been meant to begin with, as far as their files are few. */
function listAstray(typed: string, { forms }: SearchHead): string[] {
  const own = filesBetween(firstLetter(typed), firstLetter(typed), forms)
  const asked = new Set(own)
  return listMeantLetters(typed).filter((letter) => {
    const more = filesBetween(letter, letter, forms).filter((file) => !asked.has(file))
    const isFew = asked.size + more.length <= own.length + mostAstray
    if (isFew) for (const file of more) asked.add(file)
    return isFew
  })
}

async function readKnown(letters: readonly string[], head: SearchHead, { readForms }: SuggestionFiles): Promise<KnownForm[]> {
  const names = new Set(letters.flatMap((letter) => filesBetween(letter, letter, head.forms)))
  const read = await Promise.all([...names].map(readForms))
  return read.flat().map((written) => ({ written, form: foldLetters(written) })).filter(({ form }) => letters.includes(form.slice(0, 1)))
}

/** The nearest as they are written; where there is none, by stems. */
function pickKnown(typed: string, known: readonly KnownForm[], stem: (form: string) => string): KnownForm[] {
  const slips = typed.length < twoSlips ? 1 : 2
  const near = pickNearest(typed, known, (form) => form, slips)
  return near.length > 0 || !isForm(stem(typed)) ? near : pickNearest(stem(typed), known, stem, slips)
}

interface KnownForm {
  written: string
  form: string
}

/** All that are nearest, by what is compared of each, within so many slips. */
function pickNearest(typed: string, known: readonly KnownForm[], compared: (form: string) => string, slips: number): KnownForm[] {
  const near = known.flatMap((each) => {
    const word = compared(each.form)
    return isForm(word) && Math.abs(word.length - typed.length) <= slips ? [{ ...each, distance: typingDistance(typed, word) }] : []
  })
  const least = Math.min(slips, ...near.map(({ distance }) => distance))
  return near.filter(({ distance }) => distance === least)
}

async function countDocuments(stem: string, head: SearchHead, { readWords }: IndexFiles): Promise<number> {
  const read = await Promise.all(filesBetween(stem, stem, head.words).map(readWords))
  return read.reduce((sum, file) => sum + (file[stem]?.length ?? 0) / 2, 0)
}
