import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFile } from '../content/parse-file.ts'
import { createFileReader } from './file-reader.ts'

describe('createFileReader', () => {
  it('reads each state as if it were the first', () => {
    const piece = fc.constantFrom('---', '\n', '---\n', '--- \n', '----\n', 'a: 1\n', 'a: 2\n', 'b: [\n', '\r\n', '\uFEFF', 'texte', '# Titre\n')
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom('---\na: 1\n---\n', '---\na: 2\n---', '---\r\na: 1\r\n---\r\n'), fc.array(piece, { maxLength: 3 })).map(([head, parts]) => head + parts.join('')),
    )
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (states) => {
        const read = createFileReader()
        for (const state of states) {
          const file = parseFile(state)
          expect(read('a.md', state)).toEqual({ body: file.body, data: file.ok ? file.data : {} })
        }
      }),
      { numRuns: 500 },
    )
  })
})
