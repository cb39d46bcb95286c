import { describe, expect, it } from 'vitest'
import { findNumbers, shownWords } from './numbered-words.ts'
import { findReferences, parseItemAddress } from './references.ts'

describe('findReferences', () => {
  it('finds links to items with their words', () => {
    const body = 'Bon.\nSur la base de [l’**action** 4](../actions/x.md), [ici](actions/y.md#p2) et [là](https://example.org/actions/z.md).'
    const { links } = findReferences(body)
    expect(links).toMatchObject([
      { kind: 'action', id: 'x', words: 'l’**action** 4', line: 2 },
      { kind: 'action', id: 'y', words: 'ici', line: 2 },
    ])
    for (const link of links) expect(body.slice(link.wordsStart, link.wordsEnd)).toBe(link.words)
  })

  it('follows reference links', () => {
    expect(findReferences('[l’axe 2][a]\n\n[a]: ../axes/a.md').links).toMatchObject([{ kind: 'axis', id: 'a', words: 'l’axe 2' }])
  })

  it('finds numbers typed in prose, not those in links, code or addresses', () => {
    const body = 'Voir l’action 4.\n> *Action n° 12* et\n> l’objectif 3\n\n[action 5](../actions/x.md) `action 6`\n\n    action 7\n\nhttps://example.org/action 8 <b title="action 9">x</b>'
    const { bare } = findReferences(body)
    expect(bare.map(({ kind, number, line }) => [kind, number, line])).toEqual([['action', 4, 1], ['action', 12, 2], ['objective', 3, 3]])
    for (const each of bare) expect(body.slice(each.start, each.end)).toBe(each.words)
  })

  it('finds what the host calls a level', () => {
    expect(findReferences('La Mesure 4 et l’action 5.', { action: 'mesure' }).bare.map(({ words }) => words)).toEqual(['Mesure 4', 'action 5'])
    expect(findReferences('Une (x 4 bis.', { action: '(x' }).bare).toHaveLength(1)
  })

  it('lists every address', () => {
    expect(findReferences('![i](a.png) [x](b.md)').addresses).toEqual([{ url: 'a.png', image: true, line: 1 }, { url: 'b.md', image: false, line: 1 }])
  })

  it.each(['>', '*', '[', '- ', '1. ', '`', '<'])('finds nothing in 8 kB of %s', (mark) => {
    expect(findReferences(mark.repeat(8_000)).addresses).toEqual([])
  })
})

describe('parseItemAddress', () => {
  it.each([
    ['../actions/x.md', 'action'], ['actions/x.md', 'action'], ['../../axes/x.md#p-2', 'axis'], ['./objectives/x.md', 'objective'],
    ['../actions/../x.md', undefined], ['/actions/x.md', undefined], ['https://a/actions/x.md', undefined], ['../actions/x', undefined], ['../pages/x.md', undefined],
  ])('reads %s', (url, kind) => {
    expect(parseItemAddress(url)?.kind).toBe(kind)
  })
})

describe('findNumbers', () => {
  it.each([
    'l’action 4', 'Action n° 12', 'ACTION N°12', 'action n°\u00A012', 'actions 4 et 5', 'l\u2019objectif\u202F3', 'axe 2', 'action no 7', 'action № 7', 'l’action 4, puis', 'l’action 4.',
  ])('finds the number in %j', (text) => {
    expect(findNumbers(text)).toHaveLength(1)
  })

  it.each(['action 2026', 'objectif 50 %', 'objectif 50\u202F%', 'objectif 30 000', 'objectif 1,5', 'objectif 2.1', 'transaction 4', 'action 4x', '4 actions', 'objectif 200€', 'réaction 3'])('leaves %j alone', (text) => {
    expect(findNumbers(text)).toEqual([])
  })
})

describe('shownWords', () => {
  it.each([
    ['l’action 4', 'l’action 9'],
    ['l’action n°\u00A04', 'l’action n°\u00A09'],
    ['l’**action** 4', 'l’**action** 9'],
    ['l’action 4 du plan 2026', 'l’action 9 du plan 2026'],
    ['la 4', 'la 9'],
    ['l’action 04', 'l’action 9'],
    ['les monnaies locales', 'les monnaies locales'],
    ['de 2023 à 2026', 'de 2023 à 2026'],
    ['', ''],
  ])('shows %j as %j', (words, shown) => {
    expect(shownWords(words, 9)).toBe(shown)
  })
})
