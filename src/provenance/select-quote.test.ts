import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectQuote, type TextQuote } from './select-quote.ts'

const text = 'Nous serons bientôt 3000, puis 5000.\nComment organiser cette extension sur tous les territoires ?\nCar il ne faut laisser aucun territoire de côté.'

function read(within: string, quote: TextQuote): string | undefined {
  const place = selectQuote(within, quote)
  return place === undefined ? undefined : `${place.kind}: ${within.slice(place.start, place.end)}`
}

describe('selectQuote', () => {
  it('finds a passage as it is', () => {
    expect(read(text, { exact: 'cette extension' })).toBe('exact: cette extension')
  })

  it('lets the neighbours choose among equal passages', () => {
    const twice = 'Le fonds aide les lieux. Le réseau aide les lieux. Le plan aide les lieux.'
    expect(selectQuote(twice, { exact: 'aide les lieux', prefix: 'Le réseau ', suffix: '. Le plan' })?.start).toBe(twice.indexOf('aide', 20))
    expect(selectQuote(twice, { exact: 'Aide  les lieux', prefix: 'le plan ' })?.start).toBe(twice.lastIndexOf('aide'))
  })

  it('sees through typography and marks', () => {
    expect(read('Il dit «\u202foui\u202f» à **l’école**.', { exact: 'dit "oui" à l\'école' })).toBe('typography: dit «\u202foui\u202f» à **l’école')
  })

  it('follows a passage whose words were changed in part', () => {
    const now = text.replace('organiser cette extension', 'réussir cette belle extension')
    expect(read(now, { exact: 'organiser cette extension sur tous les territoires', prefix: 'Comment ', suffix: ' ?' })).toBe('reworded: réussir cette belle extension sur tous les territoires')
  })

  it('finds what stands between its neighbours when every word was changed', () => {
    const now = text.replace('cette extension', 'notre essor')
    expect(read(now, { exact: 'cette extension', prefix: 'puis 5000.\nComment organiser ', suffix: ' sur tous les territoires ?' })).toBe('reworded: notre essor')
  })

  it('finds nothing where the passage is gone or was never there', () => {
    expect(read(text, { exact: 'La banque coopérative finance les projets', prefix: 'Oui. ', suffix: '.' })).toBeUndefined()
    expect(read(text, { exact: 'La création de ce fonds est dans les mains de tous' })).toBeUndefined()
    expect(read('', { exact: 'fonds' })).toBeUndefined()
    expect(read(text, { exact: '  ' })).toBeUndefined()
    expect(read(text, { exact: '¿' })).toBeUndefined()
  })

  it('finds every passage of a text in that text, at a place that reads the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(80), fc.nat(80), (whole, first, second) => {
        const [start, end] = [Math.min(first, second), Math.max(first, second)]
        const exact = whole.slice(start, end)
        fc.pre(exact.trim() !== '')
        const place = selectQuote(whole, { exact, prefix: whole.slice(0, start), suffix: whole.slice(end) })
        expect(place).toMatchObject({ start, end: start + exact.length, kind: 'exact' })
      }),
    )
  })

  it('gives offsets inside the text, whatever is asked', () => {
    const words = fc.array(fc.constantFrom('fonds', 'lieux', 'de', 'la', 'réseau', 'Oui.', '\n\n', 'plan'), { maxLength: 30 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(words, words, words, words, (whole, exact, prefix, suffix) => {
        const place = selectQuote(whole, { exact, prefix, suffix })
        if (place === undefined) return
        expect(place.start).toBeGreaterThanOrEqual(0)
        expect(place.end).toBeGreaterThan(place.start)
        expect(place.end).toBeLessThanOrEqual(whole.length)
        expect(place.likeness).toBeLessThanOrEqual(1)
      }),
    )
  })
})
