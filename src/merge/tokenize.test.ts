import { describe, expect, it } from 'vitest'
import { tokenize } from './tokenize.ts'

function wordsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind === 'word')
    .map((token) => token.text)
}

function marksOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind === 'markup')
    .map((token) => token.text)
}

describe('tokenize', () => {
  it('cuts elided words after their apostrophe, straight or curly, and keeps others whole', () => {
    expect(wordsOf("L’écologie n'est qu’aujourd'hui")).toEqual(['L’', 'écologie', "n'", 'est', 'qu’', "aujourd'hui"])
    expect(wordsOf("jusqu'ici don't prud’homme")).toEqual(["jusqu'", 'ici', "don't", 'prud’homme'])
  })

  it('keeps inclusive forms, compounds, decimals and n° whole', () => {
    expect(wordsOf('ambassadeur·rices, salarié.es, animateur.rices.s, salarié(e)s')).toEqual(['ambassadeur·rices', 'salarié.es', 'animateur.rices.s', 'salarié(e)s'])
    expect(wordsOf('peut-être à-coup 3,5 % 1.5 n° 12')).toEqual(['peut-être', 'à-coup', '3,5', '1.5', 'n°', '12'])
  })

  it('keeps addresses whole, without the full stop that ends the sentence', () => {
    expect(wordsOf('Voir https://exemple.org/a_b?c=1. Ou moi@exemple.org.')).toEqual(['Voir', 'https://exemple.org/a_b?c=1', 'Ou', 'moi@exemple.org'])
  })

  it('cuts two sentences that lack a space', () => {
    expect(wordsOf('fin.Le')).toEqual(['fin', 'Le'])
  })

  it('takes marks as tokens, a link’s target with its bracket', () => {
    expect(marksOf('- un **mot** [ici](https://exemple.org/a_(b)) `x`\n2. deux\n> trois\n| a |')).toEqual(['-', '**', '**', '[', '](https://exemple.org/a_(b))', '`', '`', '2.', '>', '|', '|'])
  })

  it('takes a hyphen or number inside a line as no list mark', () => {
    expect(marksOf('un - deux, en 2. trois')).toEqual([])
  })

  it.each([
    ['apostrophes', 'l’', "l'"],
    ['hyphens', 'peut‑être', 'peut-être'],
    ['Unicode forms', 'été'.normalize('NFD'), 'été'],
    ['guillemets', '«', '"'],
    ['ellipses', '…', '...'],
    ['spaces', '\u202f', ' '],
    ['line breaks', '\r\n', ' '],
    ['invisible hyphens', 'co\u00adopérer', 'coopérer'],
  ])('compares %s alike', (_, one, two) => {
    const keys = [one, two].map((text) => tokenize(`${text}a`)[0]?.key)
    expect(keys[0]).toBe(keys[1])
  })

  it.each([
    ['case', 'Ville', 'ville'],
    ['accents', 'recit', 'récit'],
    ['ligatures', 'oeuvre', 'œuvre'],
    ['inclusive signs', 'salarié.es', 'salarié·es'],
  ])('tells %s apart', (_, one, two) => {
    expect(tokenize(one)[0]?.key).not.toBe(tokenize(two)[0]?.key)
  })

  it('keys a blank line otherwise than a space', () => {
    expect(tokenize('a\n\nb')[1]?.key).toBe('\n\n')
  })
})
