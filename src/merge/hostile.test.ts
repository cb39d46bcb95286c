import { describe, expect, it } from 'vitest'
import { describeDiff } from './describe-diff.ts'
import { diffBlocks } from './diff-blocks.ts'
import { diffWords } from './diff-words.ts'
import { merge3 } from './merge3.ts'
import { similarity } from './similarity.ts'
import { tokenize } from './tokenize.ts'

const size = 20_000
const units = ['*', '* ', '>', '> ', '](', 'a ', 'a b ', '- \n', 'a\n\n', '| ', '<a', 'l’', 'a. ', 'é\u0301']
const mixed = Array.from({ length: size / 4 }, (_, index) => `w${(index * 7919) % 101}`).join(' ')

describe.each(units)('20,000 characters of %j', (unit) => {
  const text = unit.repeat(size / unit.length)
  const others = ['*'.repeat(size), 'b '.repeat(size / 2), text.slice(0, size / 2) + mixed.slice(0, 50) + text.slice(size / 2), mixed]

  it('are cut, compared, told and merged', { timeout: 120_000 }, () => {
    expect(tokenize(text).map((token) => token.text).join('')).toBe(text)
    for (const other of others) {
      diffWords(text, other)
      diffBlocks(text, other)
      describeDiff(text, other)
      similarity(text, other)
      merge3(text, other, `${text} fin`)
    }
  })
})
