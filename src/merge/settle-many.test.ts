import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeMany } from './merge-many.ts'
import { settleMany } from './settle-many.ts'

const base = 'Créer un fonds citoyen.\nLe doter largement.\n'
const one = 'Créer vite un réseau citoyen.\nLe doter largement.\n'
const two = 'Créer un collectif citoyen.\nLe doter largement, dès 2027.\n'
const three = 'Créer un fonds citoyen.\nLe doter très largement.\n'

describe('settleMany', () => {
  it('is mergeMany as long as nothing is chosen', () => {
    const settled = settleMany(base, [one, two, three], () => null)
    expect(settled.text).toBe(mergeMany(base, [one, two, three]).text)
    expect(settled.isSettled).toBe(false)
    expect(settled.collisions).toMatchObject([{ between: [0, 1], base: 'fonds', texts: ['réseau', 'collectif'], choice: null }])
  })

  it('puts in the words of whom was chosen, and keeps what the others change elsewhere', () => {
    const settled = settleMany(base, [one, two, three], () => 1)
    expect(settled.text).toBe('Créer vite un collectif citoyen.\nLe doter très largement, dès 2027.\n')
    expect(settled).toMatchObject({ isSettled: true, stands: [true, true, true] })
  })

  it('puts in other words, today’s included', () => {
    expect(settleMany(base, [one, two], () => 'fonds et un réseau').text).toBe('Créer vite un fonds et un réseau citoyen.\nLe doter largement, dès 2027.\n')
    expect(settleMany(base, [one, two], () => 'fonds').text).toBe('Créer vite un fonds citoyen.\nLe doter largement, dès 2027.\n')
  })

  it('says whose changes are all gone', () => {
    const settled = settleMany('un fonds citoyen', ['un réseau citoyen', 'un collectif citoyen', 'un fonds citoyen, enfin'], () => 0)
    expect(settled).toMatchObject({ text: 'un réseau citoyen, enfin', stands: [true, false, true] })
    expect(settleMany('un fonds', ['un réseau', 'un collectif'], () => 'pot').stands).toEqual([false, false])
  })

  it('settles each of several collisions on its own', () => {
    const text = 'Le pain est bon. La nuit tombe vite sur nous.'
    const [a, b] = ['Le sel est bon. La nuit tombe tard sur nous.', 'Le vin est bon. La nuit tombe tôt sur nous.']
    expect(settleMany(text, [a, b], ({ base: words }) => (words === 'pain' ? 0 : 1)).text).toBe('Le sel est bon. La nuit tombe tôt sur nous.')
  })

  it('holds nobody’s words twice, whoever is chosen, in whatever order', () => {
    const words = ['pain', 'vin', 'sel', 'eau', 'blé']
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.constantFrom('fer', 'bois', 'or', '')), { minLength: 2, maxLength: 6 }), fc.nat(5), (edits, pick) => {
        const from = words.join(' et ')
        const sides = edits.map(([at, word]) => words.map((each, index) => (index === at ? word || each : each)).join(' et '))
        const settled = settleMany(from, sides, ({ between }) => between[pick % between.length] ?? null)
        expect(settled.isSettled).toBe(true)
        for (const { between, base: was, choice } of settled.collisions) {
          const said = edits[choice as number]
          expect(between).toContain(choice)
          expect(settled.text.split(' et ')[words.indexOf(was)]).toBe(said?.[1])
        }
      }),
    )
  })
})
