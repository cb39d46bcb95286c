import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { toCanonical } from './canonical.ts'
import { fromPlain, normalisePlain, toPlain } from './plain.ts'
import { hostileText, markdownText } from './testing/text-arbitraries.ts'

const shown = `Sur la base de **l’action** [4](../actions/x.md), travailler.
M. Dupont dit « Oui ! » à l’art. 3.
Puis *non*.

- un item. Deux phrases ici.
- [deux](http://x.y)

Fin.
`

describe('toPlain', () => {
  it('shows words only, a paragraph on one line and items as « - » lines', () => {
    expect(toPlain(shown)).toBe('Sur la base de l’action 4, travailler. M. Dupont dit « Oui ! » à l’art. 3. Puis non.\n\n- un item. Deux phrases ici.\n- deux\n\nFin.')
  })

  it('shows nested, numbered and loose lists, headings, tables, quotations and code without their marks', () => {
    const markdown = '## Titre\n\n1. a\n2. b\n   - c\n\n| A | B |\n|---|---|\n| *x* | y |\n\n> cité\n\n```js\nx = 1\n```\n\nligne\\\nautre ![image](a.png) `code` a&amp;b \\* [^1]\n\n[^1]: note\n'
    expect(toPlain(markdown)).toBe('Titre\n\n1. a\n2. b\n  - c\n\nA | B\nx | y\n\ncité\n\nx = 1\n\nligne\nautre image code a&b *')
  })
})

describe('fromPlain', () => {
  it('gives the original bytes for text that did not change', () => {
    fc.assert(fc.property(markdownText, (markdown) => void expect(fromPlain(toPlain(markdown), markdown)).toBe(markdown)), { numRuns: 300 })
  })

  it('shows exactly what was typed, whatever it looks like', () => {
    fc.assert(fc.property(hostileText, (typed) => void expect(toPlain(fromPlain(typed, ''))).toBe(normalisePlain(typed))), { numRuns: 600 })
  })

  it('shows exactly what was typed over any Markdown', () => {
    fc.assert(
      fc.property(hostileText, markdownText, (typed, original) => {
        expect(normalisePlain(toPlain(fromPlain(typed, original)))).toBe(normalisePlain(typed))
      }),
      { numRuns: 400 },
    )
  })

  it('makes no link that the original does not have', () => {
    const linksOf = (markdown: string) => [...renderMarkdown(markdown).matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '')
    fc.assert(
      fc.property(hostileText, markdownText, (typed, original) => {
        const known = new Set(linksOf(original))
        expect(linksOf(fromPlain(typed, original)).filter((href) => !known.has(href))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('drops the emphasis of a paragraph of which no word remains', () => {
    expect(fromPlain('Tout autre chose', '*Une note en italique*')).toBe('Tout autre chose')
    expect(fromPlain('En avril 2024.', 'En **mars** 2024.')).toBe('En **avril** 2024.')
  })

  it('renders as paragraphs, lists and line breaks alone', () => {
    fc.assert(
      fc.property(hostileText, (typed) => {
        const html = renderMarkdown(fromPlain(typed, ''))
        const elements = new Set([...html.matchAll(/<\/?([a-z0-9-]+)/gi)].map((match) => match[1]))
        expect([...elements].filter((name) => !['p', 'ul', 'li', 'br'].includes(name ?? ''))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('is in canonical form', () => {
    fc.assert(
      fc.property(hostileText, (typed) => {
        const markdown = fromPlain(typed, '')
        expect(toCanonical(markdown)).toBe(markdown)
      }),
      { numRuns: 300 },
    )
  })

  it('returns links and emphasis to the words that remain', () => {
    const typed = toPlain(shown).replace('travailler', 'avancer').replace('Puis non', 'Puis certainement non').replace('deux', 'les deux')
    expect(fromPlain(typed, shown)).toBe(
      shown.replace('travailler', 'avancer').replace('Puis *non*', 'Puis certainement *non*').replace('[deux]', 'les [deux]').replace('un item. Deux', 'un item. Deux'),
    )
  })

  it('drops a link of which no word remains and keeps the one whose word was mended', () => {
    expect(fromPlain('Voir la mairie ici.', 'Voir [notre site](https://a.example) ici.')).toBe('Voir la mairie ici.')
    expect(fromPlain('Voir Travailler ici.', 'Voir [Fravailler](https://a.example) ici.')).toBe('Voir [Travailler](https://a.example) ici.')
  })

  it('keeps the bytes of every block and sentence that did not change', () => {
    const original = 'Une phrase\ncoupée. Deux\\_trois.\n\n* a\n* b\n\n\nFin &amp; suite.\n'
    expect(fromPlain(toPlain(original).replace('Fin', 'La fin'), original)).toBe(original.replace('Fin &amp;', 'La fin &'))
    expect(fromPlain(toPlain(original).replace('Deux_trois', 'Quatre'), original)).toBe(original.replace('. Deux\\_trois', '.\nQuatre'))
    expect(fromPlain(toPlain(original).replace('- b', '- c'), original)).toBe(original.replace('* b', '* c'))
  })

  it('keeps a heading, a quotation, a numbered list and a table what they are', () => {
    const original = '## Un titre\n\n> cité\n\n1. un\n2. *deux*\n\n| A | B |\n| --- | --- |\n| [c](x) | d |\n\n[x]: http://a.example\n'
    const typed = 'Un autre titre\n\nbien cité\n\n1. un\n2. deux fois\n\nA | B\nc | é'
    expect(fromPlain(typed, original)).toBe('## Un autre titre\n\n> bien cité\n\n1. un\n2. *deux* fois\n\n| A | B |\n| --- | --- |\n| [c](x) | é |\n\n[x]: http://a.example\n')
  })
})
