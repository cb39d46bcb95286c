import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { parseProse } from './parse-prose.ts'
import { hostileText } from './testing/text-arbitraries.ts'

const remark = unified().use(remarkParse).use(remarkGfm).freeze()
const prose = fc.array(fc.constantFrom('Le plan', 'é', '« Oui ! »', 'M. Dupont, n° 4', 'a', 'http', 'www', '1. ', '- ', '+', '=', '#', ':', '/', '(', '!', '’', '"', '$', '{x}', ' ', '\n', '\n\n', '\n\n\n', '\u00A0', '\u2028', '\u0085', '\uD800', '🎉'), { maxLength: 12 }).map((parts) => parts.join(''))

describe('parseProse', () => {
  it('gives the tree of the parser, or none', () => {
    fc.assert(
      fc.property(fc.oneof(prose, prose.map((text) => `Plan${text}`), hostileText), (markdown) => {
        const tree = parseProse(markdown)
        if (tree) expect(tree).toStrictEqual(remark.parse(markdown))
      }),
      { numRuns: 3000 },
    )
  })

  it('knows the paragraphs of a plan', () => {
    const text = 'Créer un média commun.\nSon nom : « Le Lien » (à débattre) !\n\n\nL’action 4 en dépend.\n'
    expect(parseProse(text)).toStrictEqual(remark.parse(text))
    expect(parseProse(text)?.children).toHaveLength(2)
  })

  it('leaves to the parser what it would mark up', () => {
    for (const text of ['- Une liste', 'Un *mot*', 'Un [lien](x)', 'www.exemple.fr', 'Voir https://a.fr', 'Une fin  \nde ligne', ' Une marge', 'Titre\n===', '1. Un', 'a\\*b', 'A &amp; B', 'a | b']) expect(parseProse(text), text).toBeNull()
  })
})
