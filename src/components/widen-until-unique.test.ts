import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { widenUntilUnique } from './widen-until-unique.ts'

const widen = (text: string, words: string, place = 0): string => {
  const start = text.split(words).slice(0, place + 1).join(words).length
  return widenUntilUnique(text, start, start + words.length)
}

describe('widenUntilUnique', () => {
  it('leaves words that stand once as they are', () => {
    expect(widen('Nous plantons des jardins communs.', 'jardins communs')).toBe('jardins communs')
    expect(widen('Nous plantons des jardins communs.', ' jardins ')).toBe('jardins')
  })

  it('takes the neighbours of words that stand twice', () => {
    const text = 'Des jardins communs ici, des jardins communs là, et des jardins communs plus loin.'
    expect(widen(text, 'jardins communs', 0)).toBe('Des jardins communs ici,')
    expect(widen(text, 'jardins communs', 1)).toBe('des jardins communs là,')
    expect(widen(text, 'jardins communs', 2)).toBe('des jardins communs plus')
  })

  it('ends with the whole text where nothing tells them apart sooner', () => {
    expect(widen('oui oui', 'oui', 1)).toBe('oui oui')
    expect(widenUntilUnique('oui non', 3, 4)).toBe('')
  })

  it('gives words that hold the chosen ones and stand once', () => {
    const word = fc.constantFrom('un', 'plan', 'plans', 'é', 'commun,', '«\u202foui\u202f»', '\n')
    const choice = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')).chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)))
    fc.assert(
      fc.property(choice, ([text, one, other]) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const words = widenUntilUnique(text, start, end)
        expect(words).toContain(text.slice(start, end).trim())
        if (words !== '' && words !== text.trim()) expect(text.indexOf(words)).toBe(text.lastIndexOf(words))
      }),
    )
  })
})
