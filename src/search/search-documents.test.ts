import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex } from './build-index.ts'
import { foldWords } from './fold-words.ts'
import { quoteContext } from './quote-context.ts'
import { searchDocuments } from './search-documents.ts'
import type { SearchQuery } from './search-documents.ts'
import type { Facets, SearchDocument } from './search-index.ts'

const facets: Facets = { axis: [['un', 'Axe 1'], ['deux', 'Axe 2']], objective: [], status: [['declined', 'non retenue']], person: [['p-1', 'Ana']], year: [['2023', '2023']] }
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

function document(path: string, text: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return { path, title: path, text, kind: 'plan', facets: {}, ...more }
}

function index(documents: readonly SearchDocument[]) {
  const built = buildIndex(documents, { language: 'fr', version: '1er mars 2026 à 12 h 00', facets, numbers: [{ level: 'action', bearers: { 17: [['b', 'Action 18', 'jusqu’au 3 octobre']], 120: [['c', 'Action 120', '']] } }], hash })
  const read: string[] = []
  const find = async (query: SearchQuery | string) => {
    const readFile = async (file: string): Promise<never> => {
      read.push(file)
      return JSON.parse(built.files.get(file)!) as never
    }
    const answer = await searchDocuments(typeof query === 'string' ? { words: query } : query, built.head, { readWords: readFile, readNumbers: readFile })
    return { ...answer, paths: answer.found.map((place) => documents[place]!.path) }
  }
  return { ...built, find, read }
}

const plan = [
  document('a', 'Créer une monnaie locale, mettre en œuvre le récit.', { facets: { axis: ['un'], year: ['2023'] } }),
  document('b', 'Former les ambassadeur·rices de l’écologie. Monnaie.', { facets: { axis: ['deux'], person: ['p-1'] } }),
  document('c', 'Une monnaie d’échange, locale.', { kind: 'proposal', facets: { axis: ['un', 'deux'], status: ['declined'] } }),
]

describe('searchDocuments', () => {
  it.each([
    ['monnaie locale', ['a', 'c']],
    ['monnaies', ['b', 'a', 'c']],
    ['recit', ['a']],
    ['RÉCITS', ['a']],
    ["l'écologie", ['b']],
    ['l’ecologie', ['b']],
    ['oeuvre', ['a']],
    ['œuvre', ['a']],
    ['ambassadrices', ['b']],
    ['ambassadeur', ['b']],
    ['ambassadeur.rices', ['b']],
    ['la monnaie de l’écologie', ['b']],
    ['cryptomonnaie', []],
    ['de la', []],
  ])('%s', async (words, paths) => expect((await index(plan).find(words)).paths.sort()).toEqual([...paths].sort()))

  it('puts a title, a rare word and the plan first', async () => {
    const { find } = index([document('x', 'eau'), document('y', 'eau', { kind: 'proposal' }), document('z', 'autre', { title: 'L’eau' })])
    expect((await find('eau')).paths).toEqual(['z', 'x', 'y'])
  })

  it.each<[SearchQuery, string[]]>([
    [{ words: 'monnaie', kind: 'proposal' }, ['c']],
    [{ words: 'monnaie', facets: { axis: 'un' } }, ['a', 'c']],
    [{ words: 'monnaie', facets: { axis: 'deux', person: 'p-1' } }, ['b']],
    [{ words: 'monnaie', facets: { status: 'declined' } }, ['c']],
    [{ words: 'monnaie', facets: { year: '2023' } }, ['a']],
    [{ words: 'monnaie', facets: { person: 'p-9' } }, []],
  ])('filters: %j', async (query, paths) => expect((await index(plan).find(query)).paths.sort()).toEqual(paths))

  it('finds a word that is being typed, and not when it is finished', async () => {
    const { find } = index(plan)
    expect((await find({ words: 'ambas', isTyping: true })).paths).toEqual(['b'])
    expect((await find({ words: 'ambas' })).paths).toEqual([])
    expect((await find({ words: 'ambas ', isTyping: true })).paths).toEqual([])
  })

  it.each(['action 17', 'Action n° 17', 'l’action 17'])('says who bore a number: %s', async (words) => {
    expect((await index(plan).find(words)).bearers).toEqual([['b', 'Action 18', 'jusqu’au 3 octobre']])
  })

  it.each(['action 16', 'action 70', 'action 999', 'objectif 17', 'constructor 17', 'action 17 bis', '17', '17 action'])('nobody bore %s', async (words) => {
    expect((await index(plan).find(words)).bearers).toEqual([])
  })

  it('does not find its bearers twice, and filters them too', async () => {
    const documents = [document('b', 'action 17'), document('c', 'l’action 17 est ici', { kind: 'proposal' })]
    const { find } = index(documents)
    expect(await find('action 17')).toMatchObject({ paths: ['c'], bearers: [['b', 'Action 18', 'jusqu’au 3 octobre']] })
    expect(await find({ words: 'action 17', kind: 'proposal' })).toMatchObject({ paths: ['c'], bearers: [] })
  })

  it('finds a number among many', async () => expect((await index(plan).find('action 120')).bearers).toEqual([['c', 'Action 120', '']]))

  it('finds every word of every document, reading only files that can hold it', async () => {
    const alphabet = 'monnaie locale récit écologie œuvre acteur·rice axe eau énergie transport'.split(' ')
    await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.oneof(fc.constantFrom(...alphabet), fc.stringMatching(/^[a-z]{4,9}$/)), { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 30 }), async (texts) => {
      const { find } = index(texts.map((words, place) => document(String(place), words.join(' '))))
      const word = texts[0]![0]!
      const wanted = texts.flatMap((words, place) => (words.includes(word) ? [String(place)] : []))
      expect((await find(word)).paths).toEqual(expect.arrayContaining(wanted))
    }), { numRuns: 30 })
  })

  it('reads one file of many', async () => {
    const many = Array.from({ length: 300 }, (_, place) => document(String(place), Array.from({ length: 30 }, (__, each) => `mot${String.fromCharCode(97 + ((place * 7 + each) % 26))}${(place * 31 + each * 17) % 997}`).join(' ')))
    const { find, read, head } = index(many)
    expect(head.words.length).toBeGreaterThan(4)
    await find('mota0')
    expect(read).toHaveLength(1)
  })
})

describe('buildIndex', () => {
  it('changes only the files of a document that changes', () => {
    const texts = Array.from({ length: 200 }, (_, place) => document(`d${place}`, Array.from({ length: 60 }, (__, each) => `${'abcdefghijklmnopqrst'[(place + each * 3) % 20]}mot${(place * 31 + each * 17) % 997}`).join(' ')))
    const before = index(texts).files
    const after = index(texts.map((each) => (each.path === 'd9' ? { ...each, text: `${each.text} zèbre` } : each))).files
    const changed = [...after.keys()].filter((name) => !before.has(name))
    expect(changed.filter((name) => name.startsWith('textes/'))).toHaveLength(1)
    expect(changed.length).toBeLessThan(4)
  })

  it('gives the same bytes again', () => expect(index(plan).files).toEqual(index([...plan]).files))
})

describe('quoteContext', () => {
  const text = `${'Avant toute chose il convient de rappeler ceci. '.repeat(10)}Créer une monnaie locale, puis l’étendre. ${'Ensuite vient la suite des événements prévus. '.repeat(10)}`

  it('shows the words asked for among others', async () => {
    const { isAsked } = await index(plan).find('monnaies locales')
    const pieces = quoteContext(text, isAsked)
    expect(pieces.filter((piece) => piece.isAsked).map((piece) => piece.text)).toEqual(['monnaie', 'locale'])
    expect(pieces.map((piece) => piece.text).join('')).toMatch(/^… .*Créer une monnaie locale, puis l’étendre.* …$/)
  })

  it('keeps the text byte for byte', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(3), (words, every) => {
      const asked = new Set(foldWords(words).filter((_, place) => place % (every + 1) === 0).flatMap(({ forms }) => forms))
      const quoted = quoteContext(words, (form) => asked.has(form)).map((piece) => piece.text).join('')
      expect(words).toContain(quoted.replace(/^… /, '').replace(/ …$/, ''))
    }))
  })
})
