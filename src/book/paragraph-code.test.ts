import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listBlocks } from '../text/blocks.ts'
import { codeBlocks, parseCode } from './paragraph-code.ts'

describe('codeBlocks', () => {
  it('gives each paragraph a code of five signs that hands do not confuse', () => {
    const codes = codeBlocks('lieux', 'Travailler avec ces lieux.\n\n- un\n- deux\n\nLes faire rayonner.\n')
    expect(codes).toHaveLength(3)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(new Set(codes).size).toBe(3)
  })

  it('keeps codes for good: this one is printed on paper', () => {
    expect(codeBlocks('lieux', 'Travailler avec ces lieux.')).toEqual(['6KKVQ'])
  })

  it('stays when paragraphs change places, when emphasis, signs or line ends change, and not when words do', () => {
    const [one, two] = codeBlocks('lieux', 'Un deux.\n\nTrois quatre.')
    expect(codeBlocks('lieux', '**Trois** quatre !\n\nUn\ndeux')).toEqual([two, one])
    expect(codeBlocks('lieux', 'Un deux trois.')[0]).not.toBe(one)
    expect(codeBlocks('medias', 'Un deux.')[0]).not.toBe(one)
  })

  it('gives as many codes as there are blocks, and the same ones, whether the text was parsed or not', () => {
    const line = fc.constantFrom('Un deux', '« Trois »', '', ' ', 'quatre  ', '- cinq', '    six', '# sept', '<b>huit', '===', '1. neuf', '| a | b |', '> dix', 'à\r')
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n')), (body) => {
      const wanted = listBlocks(body)
      const alone = wanted.map(({ markdown }) => codeBlocks('lieux', markdown)[0])
      const codes = codeBlocks('lieux', body)
      expect(codes).toHaveLength(wanted.length)
      // The first of each kind is coded as it would be alone; a repeated one is told apart.
      expect(codes.filter((code, index) => alone.indexOf(alone[index]!) === index && code !== alone[index])).toEqual([])
    }))
  })

  it('tells apart two paragraphs with the same words', () => {
    const [one, two] = codeBlocks('lieux', 'Oui.\n\nOui.')
    expect(one).not.toBe(two)
  })
})

describe('parseCode', () => {
  it.each([['k7q2m', 'K7Q2M'], [' K7 Q2M ', 'K7Q2M'], ['KOQIL', 'K0Q11'], ['K7-Q2.M', 'K7Q2M']])('reads %j as %s', (written, code) => expect(parseCode(written)).toBe(code))
  it.each(['', 'K7Q2', 'K7Q2MM', 'K7Q2U', 'é7Q2M'])('refuses %j', (written) => expect(parseCode(written)).toBeNull())

  it('reads back every code that is made, whatever the case', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (body) => {
      for (const code of codeBlocks('lieux', body)) expect(parseCode(code.toLowerCase())).toBe(code)
    }))
  })
})
