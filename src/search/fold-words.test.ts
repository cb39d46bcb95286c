import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLetters, foldWords } from './fold-words.ts'
import { createStem } from './stem-words.ts'

const forms = (text: string): string[] => foldWords(text).flatMap((word) => word.forms)
const stem = createStem('fr')

describe('foldWords', () => {
  it.each([
    ['l’écologie', ['ecologie']],
    ["l'écologie", ['ecologie']],
    ['Jusqu’à ce qu’il n’y ait', ['a', 'ce', 'il', 'y', 'ait']],
    ['mettre en œuvre', ['mettre', 'en', 'oeuvre']],
    ['Récit', ['recit']],
    ['aujourd’hui', ['aujourd', 'hui']],
    ['action 17', ['action', '17']],
    ['s', ['s']],
    ['ambassadeur·rices', ['ambassadeur', 'ambassadrices']],
    ['lecteur·ice·s', ['lecteur', 'lectrice']],
    ['acteur·trice·s', ['acteur', 'actrice']],
    ['citoyen·ne·s', ['citoyen', 'citoyenne']],
    ['citoyen-ne-s', ['citoyen', 'citoyenne']],
    ['élu.e.s', ['elu', 'elue']],
    ['élu(e)s', ['elu', 'elue']],
    ['chercheur·euse·s', ['chercheur', 'chercheuse']],
    ['chercheur·se·s', ['chercheur', 'chercheuse']],
    ['actif·ve·s', ['actif', 'active']],
    ['premier·ère·s', ['premier', 'premiere']],
    ['ceux·elles', ['ceux', 'celles']],
    ['vient-elle', ['vient', 'elle']],
    ['fin.Ensuite', ['fin', 'ensuite']],
  ])('%s', (text, wanted) => expect(forms(text)).toEqual(wanted))

  it('finds a word whatever its accents, case, apostrophe or composition', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-zéèêàçœù]{3,12}$/), fc.constantFrom('', 'l’', "l'", 'd’', "qu'"), (word, article) => {
      const wanted = forms(word)
      expect(forms(article + word)).toEqual(wanted)
      expect(forms((article + word).toUpperCase())).toEqual(wanted)
      expect(forms((article + word).normalize('NFD'))).toEqual(wanted)
      expect(forms(foldLetters(word))).toEqual(wanted)
    }))
  })

  it('gives words in order, each where it stands, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let last = 0
      for (const { start, end, forms: found } of foldWords(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(found.length).toBeGreaterThan(0)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }))
  })
})

describe('createStem', () => {
  it.each([
    ['recit', 'recits'],
    ['elu', 'elus'],
    ['elue', 'elus'],
    ['ambassadeurs', 'ambassadrices'],
    ['lecteur', 'lectrices'],
    ['citoyens', 'citoyennes'],
    ['chercheuse', 'chercheurs'],
    ['heureux', 'heureuses'],
    ['locaux', 'locales'],
    ['oeuvre', 'oeuvres'],
    ['financement', 'financements'],
    ['cooperatif', 'cooperatives'],
  ])('%s and %s are one', (one, other) => expect(stem(other)).toBe(stem(one)))

  it.each([['action', 'actif'], ['monnaie', 'monument'], ['17', '18']])('%s and %s are two', (one, other) => expect(stem(other)).not.toBe(stem(one)))
})
