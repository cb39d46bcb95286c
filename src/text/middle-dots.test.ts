import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTypedDots, writeMiddleDots } from './middle-dots.ts'

describe('writeMiddleDots', () => {
  it.each([
    ['ambassadeur.rices', 'ambassadeur·rices'],
    ['citoyen-ne-s', 'citoyen·ne·s'],
    ['élu.e.s', 'élu·e·s'],
    ['Les salarié.es et les ami-e-s.', 'Les salarié·es et les ami·e·s.'],
    ['né.e en ville, vu-e', 'né·e en ville, vu·e'],
    ['acteur-trice-s, chercheur.euse.s, chercheur.se', 'acteur·trice·s, chercheur·euse·s, chercheur·se'],
    ['premier.ère.s, actif-ve-s, heureux.ses', 'premier·ère·s, actif·ve·s, heureux·ses'],
    ['professionnel.le.s, cadet-te, tou.te.s', 'professionnel·le·s, cadet·te, tou·te·s'],
    ['maître.sse.s, régionaux-ales', 'maître·sse·s, régionaux·ales'],
    ['ÉLU.E.S', 'ÉLU·E·S'],
    ['militant.e.s se sont relié.e.s', 'militant·e·s se sont relié·e·s'],
    ['(citoyen.nes)', '(citoyen·nes)'],
    ['« élu-e-s »', '« élu·e·s »'],
  ])('%s → %s', (typed, written) => expect(writeMiddleDots(typed)).toBe(written))

  it.each([
    'M. Dupont',
    'e.g. ceci, i.e. cela',
    'https://elu.es/ami.e et www.citoyen.ne',
    'marie.e@exemple.fr, ecrire@salarie.es',
    'vis-à-vis, peut-être, sous-titres, porte-voix',
    'est-elle, vient-elle, a-t-elle, dit-elle, ceux-elles',
    'dis-le, prends-les, fais-le-leur',
    'fin.Ensuite, fini.les gens, la suite.se lit',
    'Noisy-le-Sec, Val-les-Bains, Villeneuve-les-Avignon',
    'Annexe-E, plan-e.pdf, vitamine-E',
    'es-tu, tu-es, va-t-en',
    'S.A.R.L., U.S.E., 3.e, 12-e',
    'ambassadeur·rices, citoyen·ne·s',
    'art. 3, etc., n° 4',
  ])('leaves %j as it is', (text) => expect(writeMiddleDots(text)).toBe(text))

  it('leaves out what is not wanted', () => {
    expect(writeMiddleDots('élu.e.s et citoyen.nes', ({ typed }) => typed === 'citoyen.nes')).toBe('élu.e.s et citoyen·nes')
  })

  it('changes points and hyphens alone, and nothing the second time', () => {
    const words = fc.array(fc.constantFrom('citoyen', 'élu', 'ami', '.', '-', 'e', 's', 'ne', 'rices', ' ', '·', 'acteur', '@', '/', 'le', 'E', '1'), { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (text) => {
      const written = writeMiddleDots(text)
      expect(written.length).toBe(text.length)
      for (let at = 0; at < text.length; at++) if (written[at] !== text[at]) expect([written[at], '.-'.includes(text[at]!)]).toEqual(['·', true])
      expect(writeMiddleDots(written)).toBe(written)
    }))
  })
})

describe('findTypedDots', () => {
  it('says where each word stands and how it would be written', () => {
    expect(findTypedDots('Les élu.e.s.')).toEqual([{ start: 4, end: 11, typed: 'élu.e.s', dotted: 'élu·e·s' }])
  })
})
