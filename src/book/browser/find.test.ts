import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFind } from './find.ts'

const passages = [
  { id: 'lieux', name: 'Action 1 : Lieux', text: 'Travailler avec les ambassadeur·rices, pour l’écologie et la mise en œuvre du récit.' },
  { id: 'monnaies', name: 'Action 18 : Monnaies locales', text: 'Soutenir les monnaies locales et leurs lieux.' },
  { id: 'fonds', name: 'Action 17', text: `${'mot '.repeat(60)}financement solidaire${' mot'.repeat(60)}` },
]
const find = createFind(passages, 'fr')
const ids = (query: string): string[] => find(query).map(({ id }) => id)

describe('createFind', () => {
  it.each([
    ['monnaie locale', ['monnaies']],
    ["l'écologie", ['lieux']],
    ['recit', ['lieux']],
    ['oeuvre', ['lieux']],
    ['ambassadrices', ['lieux']],
    ['financ', ['fonds']],
    ['action 17', ['fonds']],
    ['lieux', ['lieux', 'monnaies']],
    ['nulle part', []],
    ['', []],
    ['…', []],
  ])('%j finds %j', (query, wanted) => expect(ids(query)).toEqual(wanted))

  it('shows what stands around the words, cut at spaces', () => {
    const [found] = find('financement')
    expect(found!.match).toBe('financement')
    expect(found!.before).toMatch(/^… mot( mot)* $/)
    expect(found!.after).toMatch(/^ solidaire( mot)+ …$/)
  })

  it('gives back pieces of the passage, whatever is asked', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, query) => {
      for (const { before, match, after } of createFind([{ id: 'a', name: '', text }], 'fr')(query)) {
        expect(text).toContain(`${before.replace(/^… /, '')}${match}${after.replace(/ …$/, '')}`)
      }
    }))
  })
})
