import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex } from './build-index.ts'
import { searchDocuments } from './search-documents.ts'
import type { SearchQuery } from './search-documents.ts'
import type { SearchDocument } from './search-index.ts'
import { suggestQuery } from './suggest-query.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)
const document = (text: string, more: Partial<SearchDocument> = {}): SearchDocument => ({ path: hash(text), title: 'Sans titre', text, kind: 'plan', facets: {}, ...more })

const letterOf = (number: number): string => String.fromCharCode(97 + (number % 26))

/** What is suggested for a query, and the files that this read beyond those of the search itself. */
function index(documents: readonly SearchDocument[], language = 'fr') {
  const { head, files } = buildIndex(documents, { language, version: '', facets: { axis: [], objective: [], status: [], person: [], year: [] }, numbers: [], hash })
  const read = new Set<string>()
  const readFile = async (file: string): Promise<never> => {
    read.add(file)
    return JSON.parse(files.get(file)!) as never
  }
  const suggest = async (asked: SearchQuery | string) => {
    const query = typeof asked === 'string' ? { words: asked } : asked
    const answer = await searchDocuments(query, head, { readWords: readFile, readNumbers: readFile })
    read.clear()
    return suggestQuery(query, answer, head, { readWords: readFile, readNumbers: readFile, readForms: readFile })
  }
  return { head, suggest, read }
}

const plan = [
  document('Créer des monnaies locales, mettre en œuvre le récit.', { title: 'Monnaies locales' }),
  document('Former les ambassadeur·rices de l’Écologie. Une monnaie. Deux récifs.'),
  document('La monnaie d’échange, le récit.', { kind: 'proposal' }),
]

describe('suggestQuery', () => {
  it.each([
    ['monaies', 'monnaies'],
    ['monaie', 'monnaie'],
    ['Monaies locales', 'monnaies locales'],
    ['monniaes', 'monnaies'],
    ['monaies localse', 'monnaies locales'],
    ['les monaies, locales', 'les monnaies, locales'],
    ['l’ecolgie', 'l’écologie'],
    ['oeuvvre', 'œuvre'],
    ['récti', 'récit'],
    ['RECITT', 'récit'],
    ['ambasadrices', 'ambassadrices'],
  ])('%s: %s', async (words, meant) => expect(await index(plan).suggest(words)).toBe(meant))

  it.each(['monnaie', 'monnaies zorglub', 'mnie', 'eua', 'action 17', 'zorglub', 'monnaie ambassadeur récit', '', 'de la', 'onmaies', 'monaies reciit localse echagne'])('nothing for %s', async (words) => {
    expect(await index(plan).suggest(words)).toBeNull()
  })

  it('forgives one slip in a word of seven letters and two in one of eight', async () => {
    const { suggest } = index([document('abcdefg abcdefgh')], 'la')
    expect([await suggest('abcxexg'), await suggest('abcxexgh')]).toEqual([null, 'abcdefgh'])
  })

  it('takes the nearest word, then the one that most documents have', async () => {
    expect(await index(plan).suggest('recix')).toBe('récit')
    expect(await index([document('Des récifs, deux récits.'), document('Un récif.')]).suggest('recixs')).toBe('récifs')
    expect(await index([document('basterons'), ...['a', 'b'].map((each) => document(`${each} bastion`))], 'la').suggest('basteron')).toBe('basterons')
  })

  it('takes a word of the same family where the one that was meant is not in the texts', async () => {
    const { suggest } = index([document('Une transition écologique, des lieux démocratiques.'), document('Écologistes. Échanges.')])
    expect([await suggest('ecolgie'), await suggest('democratei'), await suggest('echagnes')]).toEqual(['écologique', 'démocratiques', 'échanges'])
  })

  it('forgives a slip while the word is being typed', async () => {
    expect(await index(plan).suggest({ words: 'monaie', isTyping: true })).toBe('monnaie')
  })

  it.each([
    ['nonnaies', 'monnaies', 'the key beside it on an English keyboard'],
    ['lonnaies', 'monnaies', 'the key beside it on a French one'],
    ['omnnaies', 'monnaies', 'two letters exchanged'],
    ['nmonnaie', 'monnaie', 'a letter too many'],
    ['zcologie', 'écologie', 'a letter with an accent'],
    ['éecifs', 'récifs', 'an accent that is no part of it'],
  ])('%s: %s (%s)', async (words, meant) => expect(await index(plan).suggest(words)).toBe(meant))

  it.each(['tecit', 'xonnaies', 'éonnaies', 'écit'])('nothing for %s, whose first letter is too far from what was meant, or which is too short', async (words) => {
    expect(await index([document('Des monnaies. Des épis.')]).suggest(words)).toBeNull()
  })

  it('asks for the words of other letters only where its own have none, and for three files at most', async () => {
    const { suggest, read, head } = index(Array.from({ length: 26 }, (_, letter) => document(Array.from({ length: 120 }, (__, each) => `${letterOf(letter)}${letterOf(each)}${letterOf(Math.floor(each / 26))}${'qv'.repeat(16)}`).join(' '))), 'la')
    const formsRead = () => [...read].filter((file) => file.startsWith('formes/')).length
    expect(head.forms.length).toBeGreaterThan(20)
    await suggest(`maa${'qv'.repeat(15)}q`)
    expect(formsRead()).toBe(1)
    await suggest('mxxxxxxxxxxx')
    expect(formsRead()).toBe(4)
    await suggest('mxxx')
    expect(formsRead()).toBe(1)
  })

  it('suggests nothing that the filters hide', async () => {
    const { suggest } = index(plan)
    expect([await suggest({ words: 'ecolgie', kind: 'proposal' }), await suggest({ words: 'monaie', kind: 'proposal' })]).toEqual([null, 'monnaie'])
  })

  it('reads nothing where every word stands somewhere, and little where one does not', async () => {
    const many = Array.from({ length: 300 }, (_, place) => document(Array.from({ length: 30 }, (__, each) => `${letterOf(place * 7 + each)}mot${letterOf(each)}${'x'.repeat(1 + ((place * 31 + each * 17) % 9))}`).join(' '), { title: `${letterOf(place)}seul` }))
    const { suggest, read, head } = index(many)
    expect([head.words.length > 10, head.forms.length > 2]).toEqual([true, true])
    await suggest('aseul bseul')
    expect([...read]).toEqual([])
    expect(await suggest('cmmotaxxxx')).toMatch(/^cmot[a-z]x+$/)
    expect([...read].filter((file) => file.startsWith('formes/'))).toHaveLength(1)
    expect(read.size).toBeLessThan(4)
  })

  it('finds something by whatever it suggests, and suggests something for every slip past the first letter', async () => {
    const word = fc.stringMatching(/^[a-f]{8,10}$/)
    await fc.assert(fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), fc.constantFrom('g', ''), async (words, at, typed) => {
      const { suggest } = index(words.map((each) => document(each)), 'la')
      const meant = words[0]!
      const place = 1 + (at % (meant.length - 1))
      const slipped = meant.slice(0, place) + typed + meant.slice(place + 1)
      const suggested = await suggest(slipped)
      expect(suggested === null).toBe(words.includes(slipped))
      if (suggested) expect(words).toContain(suggested)
    }), { numRuns: 40 })
  })
})
