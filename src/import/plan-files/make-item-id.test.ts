import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemId } from '../../domain/plan.ts'
import { createIdMaker } from './make-item-id.ts'

describe('createIdMaker', () => {
  it.each([
    ['Gratter le fil commun de nos initiatives et ce qui fait qu’elles fonctionnent : sur quelles', 'gratter-le-fil-commun-de-nos-initiatives'],
    ['L’articulation des réseaux', 'articulation-des-reseaux'],
    ['Sur la base de l’action 4, travailler avec ces réseaux', 'travailler-avec-ces-reseaux'],
    ['Constituer un réseau d’ambassadeur·rices', 'constituer-un-reseau-ambassadeur-rices'],
    ['établir la forme du Fonds : créer un Fonds ad-hoc', 'etablir-la-forme-du-fonds'],
    ['s’étendre', 's-etendre'],
    ['Cœur & œuvre, 200 à 300 lieux', 'coeur-et-oeuvre'],
    ['Plan', 'plan-b'],
    ['2030', 'action'],
    ['日本', 'action'],
    ['', 'action'],
  ])('makes of « %s » %s', (words, id) => {
    expect(createIdMaker()(words, 'action')).toBe(id)
  })

  it('tells equal words apart, by more words where there are some', () => {
    const make = createIdMaker()
    const long = 'Réunir partout toutes les personnes qui veulent agir ensemble durablement'
    expect([make(`${long} ici`, 'action'), make(`${long} ailleurs`, 'action'), make('Réunir', 'action'), make('Réunir', 'action'), make('Réunir', 'action')]).toEqual([
      'reunir-partout-toutes-les-personnes-qui-veulent-agir', 'reunir-partout-toutes-les-personnes-qui-veulent-agir-b', 'reunir', 'reunir-b', 'reunir-c',
    ])
  })

  it('makes permanent ids of anything, no two the same, without numbers, of 60 characters and a suffix at most', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 40 }), (texts) => {
        const make = createIdMaker()
        const ids = texts.map((text) => make(text, 'action'))
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) {
          expect(itemId.safeParse(id).success, id).toBe(true)
          expect(id).toMatch(/^[a-z-]{1,64}$/)
          expect(id).not.toBe('plan')
        }
      }),
    )
  })
})
