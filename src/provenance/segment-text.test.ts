import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../merge/tokenize.ts'
import { splitSentences } from '../text/sentences.ts'
import { isSameButTypography, listWordBounds, readOuterBounds, segmentBlock, splitBlocks } from './segment-text.ts'

describe('splitBlocks', () => {
  it('cuts at blank lines and keeps where each part begins, indentation included', () => {
    expect(splitBlocks('\n\nUn.\nDeux.\n \n\n  - trois\r\n\r\nQuatre.\n')).toEqual([
      { start: 2, raw: 'Un.\nDeux.' },
      { start: 15, raw: '  - trois\r' },
      { start: 28, raw: 'Quatre.\n' },
    ])
  })
})

describe('segmentBlock', () => {
  it('gives sentences with their words folded and without case', () => {
    expect(segmentBlock('L’École est là. **Oui** !').map(({ key, text }) => [key, text])).toEqual([
      ["l' école est là", 'L’École est là.'],
      ['oui', '**Oui** !'],
    ])
  })

  it('holds every word of a text once, where it stands', () => {
    const pieces = fc.array(fc.constantFrom('a', 'mot', 'Été', 'œuf', ' mot', ', mot', 'b ', 'L’', ', ',  'M. ', '. ', '! ', '\n', '\n\n', '- ', '1. ', ' ', '](x "y. Z")', '[', '**', '\n```\n', 'é', 'n° 4', 'www.x.fr'), { maxLength: 40 })
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const found = splitBlocks(text).flatMap(({ start, raw }) =>
          segmentBlock(raw).flatMap((segment) => segment.key.split(' ').map((_, n) => [0, 1].map((side) => start + segment.start + (listWordBounds(segment)[n * 2 + side] as number)))),
        )
        const words = tokenize(text).filter(({ kind }) => kind === 'word')
        expect(found).toEqual(words.map(({ start, end }) => [start, end]))
        for (const segment of splitBlocks(text).flatMap(({ raw }) => segmentBlock(raw))) expect(readOuterBounds(segment)).toEqual([listWordBounds(segment)[0], listWordBounds(segment).at(-1)])
        expect(splitBlocks(text).flatMap(({ raw }) => segmentBlock(raw).flatMap(({ key }) => key.split(' ')))).toEqual(words.map(({ key }) => key.toLowerCase()))
      }),
    )
  })

  it('ends sentences of plain words where any others end', () => {
    const pieces = fc.array(fc.constantFrom('Un', 'mot', 'Été', 'œuf', 'à', 'M', 'art', 'Mme', 'p', ' ', ' ', ' ', '. ', '! ', '? ', '.\n', '.', ', ', '; ', '\n', 'Þ', 'Œuvre', '×', '…'), { maxLength: 30 })
    fc.assert(
      fc.property(pieces, (parts) => {
        for (const { raw } of splitBlocks(parts.join(''))) {
          const ranges = splitSentences(raw).filter(({ start, end }) => tokenize(raw.slice(start, end)).some(({ kind }) => kind === 'word'))
          expect(segmentBlock(raw).map(({ start, end }) => ({ start, end }))).toEqual(ranges)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('isSameButTypography', () => {
  it('sees through spaces, quotes, apostrophes and dashes, not through commas, capitals or links', () => {
    expect(isSameButTypography("l'idée «oui» - là", 'l’idée  "oui" – là')).toBe(true)
    expect(isSameButTypography('oui là', 'oui, là')).toBe(false)
    expect(isSameButTypography('oui là', 'Oui là')).toBe(false)
    expect(isSameButTypography('[oui](a.md)', '[oui](b.md)')).toBe(false)
  })
})
