import { createOnceReader } from './read-once.ts'
import { headFile, searchFolder, textsPerFile } from '../search/search-index.ts'
import type { FormsFile, NumbersFile, SearchHead, TextsFile, WordsFile } from '../search/search-index.ts'

/** Reads the site's search index, each file once. */
export interface SearchReader {
  readHead(): Promise<SearchHead>
  readWords(file: string): Promise<WordsFile>
  readNumbers(file: string): Promise<NumbersFile>
  readForms(file: string): Promise<FormsFile>
  /** Path, title and words of a document, by its place in the head. */
  readDocument(place: number): Promise<TextsFile[number]>
  /** Forgets all: the site was built again, and its files have other names. */
  forget(): void
}

/** `root`: address of the site's root. Methods reject when a file cannot be had. */
export function createSearchReader(root: string): SearchReader {
  const { read, forget } = createOnceReader(root + searchFolder)
  const readHead = (): Promise<SearchHead> => read(headFile)
  return {
    readHead,
    readWords: (file) => read(file),
    readNumbers: (file) => read(file),
    readForms: (file) => read(file),
    async readDocument(place) {
      const { texts } = await readHead()
      const file = await read<TextsFile>(texts[Math.floor(place / textsPerFile)]!)
      return file[place % textsPerFile]!
    },
    forget,
  }
}
