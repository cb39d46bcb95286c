import { describe, expect, it } from 'vitest'
import { checkText, cleanTyped, MAX_TEXT } from './limits.ts'

describe('cleanTyped', () => {
  it('takes out controls and bidirectional overrides, and keeps what people write', () => {
    expect(cleanTyped('a\u0000b\u202Ec\u2066d\u009Fe')).toBe('abcde')
    expect(cleanTyped('ambassadeur·rices\u00A0: «\u202Foui\u202F» 👩‍🌾 שלום\u200F\tfin')).toBe('ambassadeur·rices\u00A0: «\u202Foui\u202F» 👩‍🌾 שלום\u200F\tfin')
  })

  it('makes every line end one', () => {
    expect(cleanTyped('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne')
  })

  it('replaces half a character', () => {
    expect(cleanTyped('a\uD800b')).toBe('a\uFFFDb')
  })
})

describe('checkText', () => {
  it('counts code points', () => {
    expect(checkText('😀'.repeat(MAX_TEXT), 'text')).toEqual([])
    expect(checkText('é'.repeat(MAX_TEXT + 1), 'text')).toEqual([{ code: 'text.too-long', path: 'text', data: { length: MAX_TEXT + 1, max: MAX_TEXT } }])
  })

  it('refuses a text without words', () => {
    expect(checkText(' \n\u00A0\u0000', 'text')).toEqual([{ code: 'text.empty', path: 'text' }])
  })
})
