import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCsv } from './format-csv.ts'

/** A reader of RFC 4180, character by character, with no code of the writer's. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const row = rows.at(-1)!
    const cell = row.length - 1
    if (quoted && text.startsWith('""', index)) (row[cell] += '"'), (index += 1)
    else if (text[index] === '"') quoted = !quoted
    else if (quoted) row[cell] += text[index]!
    else if (text[index] === ',') row.push('')
    else if (text.startsWith('\r\n', index)) rows.push(['']), (index += 1)
    else row[cell] += text[index]!
  }
  expect(rows.pop()).toEqual([''])
  return rows
}

describe('formatCsv', () => {
  it('gives back every cell to a reader of RFC 4180, but for the apostrophe before formulas', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('=', '"', ',', '\r', '\n', '\t', '@', '-', '+', 'é', '\'') }))
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { maxLength: 5 }), (rows) => {
        const expected = rows.map(({ a, b }) => [a, b].map((text) => (/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text)))
        expect(readCsv(formatCsv(['a', 'b'], rows).slice(1))).toEqual([['a', 'b'], ...expected])
      }),
    )
  })

  it('begins with a byte order mark, leaves null empty and writes numbers and booleans as they are', () => {
    expect(formatCsv(['n', 'yes', 'none'], [{ n: -5, yes: false, none: null }])).toBe('\uFEFFn,yes,none\r\n-5,false,\r\n')
  })
})
