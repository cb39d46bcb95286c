import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listPlaced } from '../testing/list-placed.ts'
import { pageVariants, wrapPage } from '../testing/page-variants.ts'
import { parseDiscussion } from './parse-discussion.ts'

const page = readFileSync(join(import.meta.dirname, '../testing/seed-page.txt'), 'utf8')
const pageLines = page.split('\n')

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Fails unless each line that is not blank is in one part of the parse, and its words in that part. */
function expectEveryLine(input: string): void {
  const parsed = parseDiscussion(input)
  const placed = listPlaced(parsed)
  const seen = placed.flatMap(({ lines }) => lines).sort((a, b) => a - b)
  const written = parsed.lines.flatMap((text, index) => (text === '' ? [] : [index + 1]))
  expect(seen).toEqual(written)
  const headers = new Set(parsed.comments.flatMap(({ lines }) => lines))
  for (const { lines, text } of placed) {
    for (const line of lines) {
      // A header's date is read, not kept as text; the label of a link (« Discussions ») is its place in the tree.
      if (headers.has(line) || text.startsWith('http')) continue
      expect(letters(text)).toContain(letters((parsed.lines[line - 1] ?? '').replace(/\s+discussions?\s*:\s*https?:\S+$/i, '')))
    }
  }
}

const fragment = fc.constantFrom(
  ...pageLines.filter((line) => line.trim() !== ''), '', '', '', 'Axe 1 :', 'AXE 2.', 'Axe I –', 'Objectif 2.1 —', 'Action n° 12 :', 'Mesure 4', '1.1.1', '1.', '2.1 Faire',
  '• un point', '- un tiret', '- ', '•', 'Like', 'Vu par 3', 'KG', 'Seen by 24', 'Discussions :', 'https://exemple.fr/d/x/y', '29 Sep 2023 6:21AM', 'Paul BOYER', '@Sibille', '**Axe 1 :** x', '# Action 3',
  'Réunion mardi 26 septembre 2023 18:00', 'le 3 mai 2023', 'ecrire@exemple.fr', 'p-0jxsx39ak8 Fri 29 Sep 2023 6:21AM', '\u00a0', '\u202f: ', '---', '`', '\u0000',
)

describe('parseDiscussion', () => {
  it.each(pageVariants)('drops no line from: $name', ({ change }) => expectEveryLine(change(page)))

  it('drops no line of a page whose lines are shuffled', () => {
    fc.assert(fc.property(fc.shuffledSubarray(pageLines, { minLength: 1 }), (lines) => expectEveryLine(lines.join('\n'))), { numRuns: 100 })
  })

  it('drops no line of a page made of pieces', () => {
    fc.assert(fc.property(fc.array(fragment, { minLength: 1, maxLength: 40 }), fc.constantFrom('\n', '\n\n', '\r\n'), (lines, gap) => expectEveryLine(lines.join(gap))), { numRuns: 300 })
  })

  it('drops no line of a page cut, wrapped or broken anywhere', () => {
    const mangle = fc.tuple(fc.nat(page.length), fc.nat(page.length), fc.string(), fc.integer({ min: 20, max: 120 }))
    fc.assert(fc.property(mangle, ([a, b, text, width]) => expectEveryLine(wrapPage(page.slice(0, Math.min(a, b)) + text + page.slice(Math.max(a, b)), width))), { numRuns: 40 })
  })

  it('drops no line of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => expectEveryLine(text)), { numRuns: 300 })
  })
})
