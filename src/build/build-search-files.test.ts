import { describe, expect, it } from 'vitest'
import type { SearchHead } from '../search/search-index.ts'
import type { SearchFacets } from '../site/search-facets.ts'
import { buildSearchFiles } from './build-search-files.ts'
import { readPageWords } from './read-page-words.ts'

const known = {
  language: 'fr',
  facets: { axis: [], objective: [], status: [['pending', 'en attente']], person: [], year: [] },
  numbers: [],
  documents: [
    { path: 'contributions/a/', title: 'Idée n° 1', kind: 'proposal', facets: { status: ['pending'] } },
    { path: 'contributions/masquee/', title: 'Masquée', kind: 'proposal', facets: {} },
  ],
} satisfies SearchFacets
const page = (words: string): string => `<html><body><main data-search-body><h1>${words}</h1></main></body></html>`

function build(pages: Record<string, string>): Map<string, string> {
  return buildSearchFiles(new Map(Object.entries(pages).flatMap(([path, html]) => [[path, readPageWords(html)] as const]).flatMap(([path, words]) => (words ? [[path, words] as const] : []))), known, '1er mars 2026 à 12 h 00')
}

const readJson = <T>(files: Map<string, string>, name: string): T => JSON.parse(files.get(`recherche/${name}`)!) as T

describe('buildSearchFiles', () => {
  const pages = { 'participer/': page('Participer'), 'contributions/a/': page('__proto__ constructor ../../etc/passwd'), 'contributions/masquee/': '<main>secret</main>', 'gabarit/': '<main></main>' }

  it('lists the pages that are searched, with what is known of them', () => {
    const files = build(pages)
    const head = readJson<SearchHead>(files, 'index.json')
    const texts = readJson<string[][]>(files, head.texts[0]!)
    expect(texts).toEqual([['participer/', 'Participer', 'Participer'], ['contributions/a/', 'Idée n° 1', '__proto__ constructor ../../etc/passwd']])
    expect(head.documents).toEqual([['page', [], [], [], [], []], ['proposal', [], [], [0], [], []]])
  })

  it('names no file by anybody’s words', () => {
    const files = [...build(pages).keys()]
    expect(files.every((name) => /^recherche\/(?:index|(?:mots|formes|textes|numeros)\/[0-9a-f]{12})\.json$/.test(name))).toBe(true)
    expect(files).toHaveLength(4)
  })

  it('gives the same bytes again, in whatever order the pages come', () => {
    expect(build(Object.fromEntries(Object.entries(pages).toReversed()))).toEqual(build(pages))
  })
})
