import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelOf } from './label.ts'
import { markdownText } from './testing/text-arbitraries.ts'

describe('labelOf', () => {
  it('is the title where there is one, whole', () => {
    expect(labelOf({ title: 'construire un récit commun de la transition écologique juste', body: 'x' })).toBe('construire un récit commun de la transition écologique juste')
  })

  it.each([
    ['Gratter le fil commun de nos initiatives et ce qui fait qu’elles fonctionnent : sur quelles valeurs ?', 'Gratter le fil commun de nos initiatives…'],
    ['Ecrire notre thèse d’investissement. Il nous faut prioriser les besoins.', 'Ecrire notre thèse d’investissement'],
    ['S’appuyer sur la comptabilité multi-capitaux pour suivre la création de valeur.', 'S’appuyer sur la comptabilité multi-capitaux…'],
    ['L’articulation des réseaux existants nécessite l’alignement de nombreuses gouvernances.', 'L’articulation des réseaux existants nécessite l’alignement…'],
    ['Organiser, en lien avec des initiatives similaires, une campagne.', 'Organiser, en lien avec des initiatives similaires…'],
    ['Comment « faire avec » ? Ainsi.', 'Comment « faire avec » ?'],
    ['- un **point** [ici](x)\n- deux', 'un point ici deux'],
    ['', ''],
  ])('takes the first words of %j', (body, label) => {
    expect(labelOf({ body })).toBe(label)
  })

  it('is one line without outer spaces, the same each time', () => {
    fc.assert(
      fc.property(markdownText, (body) => {
        const label = labelOf({ body })
        expect(label).toBe(label.trim())
        expect(label).not.toMatch(/\n/)
        expect(labelOf({ body })).toBe(label)
      }),
      { numRuns: 300 },
    )
  })
})
