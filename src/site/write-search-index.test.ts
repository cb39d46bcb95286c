import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SearchHead } from '../search/search-index.ts'
import { useTempDirs } from '../testing/use-temp-dirs.ts'
import { writeSearchIndex } from './write-search-index.ts'

const createTempDir = useTempDirs()
const facets = { axis: [], objective: [], status: [['pending', 'en attente']], person: [], year: [] }
const page = (words: string): string => `<html><body><main data-search-body><h1>${words}</h1></main></body></html>`

async function writeSite(pages: Record<string, string>): Promise<string> {
  const folder = await createTempDir()
  const known = { language: 'fr', facets, numbers: [], documents: [{ path: 'contributions/a/', title: 'Idée n° 1', kind: 'proposal', facets: { status: ['pending'] } }, { path: 'contributions/masquee/', title: 'Masquée', kind: 'proposal', facets: {} }] }
  for (const [path, html] of Object.entries({ ...pages, 'recherche/facettes.json': JSON.stringify(known) })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), html)
  }
  await writeSearchIndex(folder)
  return folder
}

const readJson = async <T>(folder: string, file: string): Promise<T> => JSON.parse(await readFile(join(folder, 'recherche', file), 'utf8')) as T

describe('writeSearchIndex', () => {
  const pages = { 'participer/index.html': page('Participer'), 'contributions/a/index.html': page('__proto__ constructor ../../etc/passwd'), 'contributions/masquee/index.html': '<main>secret</main>', 'gabarit/index.html': '<main></main>' }

  it('lists the pages that are searched, with what is known of them', async () => {
    const folder = await writeSite(pages)
    const head = await readJson<SearchHead>(folder, 'index.json')
    const texts = await readJson<string[][]>(folder, head.texts[0]!)
    expect(texts).toEqual([['participer/', 'Participer', 'Participer'], ['contributions/a/', 'Idée n° 1', '__proto__ constructor ../../etc/passwd']])
    expect(head.documents).toEqual([['page', [], [], [], [], []], ['proposal', [], [], [0], [], []]])
  })

  it('names no file by anybody’s words, and leaves nothing that is no part of the index', async () => {
    const folder = await writeSite(pages)
    const files = (await readdir(join(folder, 'recherche'), { recursive: true })).filter((name) => name.endsWith('.json')).sort()
    expect(files.every((name) => /^(?:index|(?:mots|textes|numeros)\/[0-9a-f]{12})\.json$/.test(name))).toBe(true)
    expect(files).toHaveLength(3)
  })

  it('gives the same bytes again', async () => {
    const [one, other] = [await writeSite(pages), await writeSite(pages)]
    for (const name of await readdir(join(one, 'recherche', 'mots'))) expect(await readFile(join(one, 'recherche/mots', name))).toEqual(await readFile(join(other, 'recherche/mots', name)))
    expect(await readFile(join(one, 'recherche/index.json'))).toEqual(await readFile(join(other, 'recherche/index.json')))
  })
})
