import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listSentenceEnds, splitSentences } from './sentences.ts'
import { listSentenceEndsSlowly } from './testing/slow-sentence-ends.ts'
import { hostileText } from './testing/text-arbitraries.ts'

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end))
}

describe('splitSentences', () => {
  it.each([
    ['M. Dupont est venu. Mme. Durand aussi.', 2],
    ['Mme Durand et MM. Petit et Grand sont là. Bien.', 2],
    ['Voir l’art. 3 du code. Fin.', 2],
    ['Voir art. L. 214-1 du code. Fin.', 2],
    ['Des réseaux, collectifs, fédérations etc. Notre sujet n’est pas là.', 2],
    ['Des réseaux, etc. et puis voilà.', 1],
    ['(qualité sociale, écologique et économique du projet etc.). Suite.', 2],
    ['« Oui ! » dit-elle. Puis elle part.', 2],
    ['Elle dit : « Oui ! » Puis elle part.', 2],
    ['Elle dit : « Oui. » Puis elle part.', 2],
    ['Voir le n° 3. Puis le n° 4.', 2],
    ['Cf. p. 12 et p. ex. Nantes. Fin.', 2],
    ['Il y a 3.14 et 3,5 % de gens. Oui.', 2],
    ['Voir https://a.example/b?c=d.e! et www.a.example. Fin.', 2],
    ['Les salarié.es, les citoyen.ne.s. Nous aussi.', 2],
    ['militant.e.s se sont relié·es', 1],
    ['J.-P. Dupont et A. Durand. Fin.', 2],
    ['La S.A.R.L. Dupont existe. Fin.', 2],
    ['Nous choisissons le plan B. Nous partons.', 2],
    ['Attendez… puis partez… Voilà... Bon', 3],
    ['Quoi ?! Vraiment ? Oui !', 3],
    ['Le 29 septembre 2023. 12 ateliers ont eu lieu.', 2],
    ['1. Créer un lien.', 1],
    ['3 choses à la fois : 1. Créer un lien', 1],
    ['Financer des récits, en 2030. 1 000 lieux suivront.', 2],
    ['Mr. Smith met Dr. Jones at 5 p.m. on Monday. They left.', 2],
    ['We use e.g. Git. It works.', 2],
    ['これは文です。次の文です。', 2],
    ['**Oui.** Non. [Voir.](https://a.example) Fin.', 4],
    ['– Non. – Si.', 2],
    ['Le montant (art. 5, al. 2) est fixé. Fin.', 2],
  ])('finds in %j %i', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count)
  })

  it('takes a line end for a space, and a blank line or an item for an end', () => {
    expect(sentencesOf('Une phrase\ncoupée.\nDeux\n\nTrois\n- a\n- b')).toEqual(['Une phrase\ncoupée.', 'Deux', 'Trois', '- a', '- b'])
  })

  it('covers every character that is not a space, once and in order', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const ranges = splitSentences(text)
        ranges.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThanOrEqual(ranges[index - 1]?.end ?? 0)
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          expect(end).toBeGreaterThan(start)
        })
        expect(ranges.map(({ start, end }) => text.slice(start, end)).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { numRuns: 1000 },
    )
  })

  it('cuts as its patterns do where it answers without them', () => {
    const piece = fc.constantFrom('Le mot', 'mot', 'Mme', 'art', 'Étape', 'M', 'etc', 'approximatif', 'œuvre', 'L’', "d'", '12', '. ', '.\n', '.', '.\t', '. » ', ' . ', '! ', '?! ', '… ', '。', ' ', '\u00a0', '\u202f', '\u3000', '(', ')', '**', '- ', '« ', ': ', ', ')
    const plain = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(fc.property(fc.oneof(plain, hostileText), (text) => void expect(listSentenceEnds(text)).toEqual(listSentenceEndsSlowly(text))), { numRuns: 2000 })
  })

  it('knows every mark that ends a sentence', () => {
    for (let code = 0; code < 0x20000; code++) {
      const text = `A${String.fromCodePoint(code)} B`
      if (listSentenceEnds(text).join() !== listSentenceEndsSlowly(text).join()) expect.fail(`U+${code.toString(16)}`)
    }
  })

  it.each(['.', '. ', '… ', '"', '« ', ' ', '\n', 'A. ', '! » '])('comes to an end over a long run of %j', (piece) => {
    const text = piece.repeat(100_000)
    expect(splitSentences(text).every(({ start, end }) => start < end && end <= text.length)).toBe(true)
  })
})
