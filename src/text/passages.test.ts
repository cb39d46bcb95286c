import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPassages, listPassages } from './passages.ts'

const body = 'Première phrase, avec [un lien](../actions/x.md).\nDeuxième : art. 3.\n\n- un point\n- deux points.\n  Avec sa suite.\n\n| a |\n| - |\n| b |\n\nDernière !\n'

describe('listPassages', () => {
  it('are sentences, items of lists and other blocks, in order', () => {
    expect(listPassages(body).map(({ markdown, kind, block }) => [kind, block, markdown])).toEqual([
      ['sentence', 0, 'Première phrase, avec [un lien](../actions/x.md).'],
      ['sentence', 0, 'Deuxième : art. 3.'],
      ['list-item', 1, '- un point'],
      ['list-item', 1, '- deux points.\n  Avec sa suite.'],
      ['block', 2, '| a |\n| - |\n| b |'],
      ['sentence', 3, 'Dernière !'],
    ])
  })
})

describe('cutPassages', () => {
  it('gives what stays and what leaves, each word in one of them', () => {
    expect(cutPassages(body, 1, 2)).toEqual({
      rest: 'Première phrase, avec [un lien](../actions/x.md).\n\n- deux points.\n  Avec sa suite.\n\n| a |\n| - |\n| b |\n\nDernière !\n',
      cut: 'Deuxième : art. 3.\n\n- un point\n',
    })
  })

  it('gives all or nothing at the ends', () => {
    expect(cutPassages(body, 0, 5)).toEqual({ rest: '', cut: body })
    expect(cutPassages(body, 6, 9)).toEqual({ rest: body, cut: '' })
  })

  it('loses no word and invents none, wherever it is cut', () => {
    const sentence = fc.constantFrom('Une phrase.', 'Une autre, M. Dupont !', '« Oui ! » dit-elle.', '- un point', '## Titre', '', '> citation', 'a | b')
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), fc.nat(6), fc.nat(6), (lines, from, length) => {
        const markdown = `${lines.join('\n')}\n`
        const { rest, cut } = cutPassages(markdown, from, from + length)
        const words = (text: string) => text.split(/\s+/).filter(Boolean).sort()
        expect(words(`${rest} ${cut}`)).toEqual(words(markdown))
      }),
      { numRuns: 200 },
    )
  })
})
