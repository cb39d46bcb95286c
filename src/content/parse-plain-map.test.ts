import fc from 'fast-check'
import { LineCounter, isMap, parseDocument } from 'yaml'
import { describe, expect, it } from 'vitest'
import { yamlOptions } from './parse-front-matter.ts'
import { parsePlainMap } from './parse-plain-map.ts'

const value = fc.oneof(
  fc.constantFrom('12', '0', '007', '1e3', '0x1F', '-1', 'true', 'Null', 'yes', 'axe-1', 'L’écologie', "l'eau", 'a: b', 'a #b', 'a - b', 'a, b', 'a (b)', 'a [b]', 'fin.', 'n° 3', ' a', 'a ', '', '~', '"a"', "'a'", '| x', '2026-01-01', '&a', '*a', '!t a', 'a/b', 'x_y', '1_000', 'NaN', 'Infinity', 'e5', '.inf', 'é'),
  fc.string({ unit: fc.constantFrom('a', 'é', ' ', ':', '#', '-', ',', "'", '’', '.', '1', '(', ')', '_', '/', '\t', '?'), maxLength: 8 }),
)
const line = fc.tuple(fc.constantFrom('order', 'parent', 'title', 'true', 'null', 'time-zone', 'a b', ' x', '- x', 'y'), fc.constantFrom(': ', ':', ':  '), value).map((parts) => parts.join(''))

describe('parsePlainMap', () => {
  it('reads what the parser reads, at the same lines, or nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(line, line, fc.constantFrom('', '# note', '---', '...')), { minLength: 1, maxLength: 4 }), (parts) => {
        const yaml = `${parts.join('\n')}\n`
        const plain = parsePlainMap(yaml)
        if (!plain) return
        const lineCounter = new LineCounter()
        const document = parseDocument(yaml, { ...yamlOptions, lineCounter })
        expect([document.errors, document.warnings]).toEqual([[], []])
        expect(plain.data).toStrictEqual(document.toJS())
        if (isMap<{ value: string; range: [number] }>(document.contents)) expect([...plain.lines]).toEqual(document.contents.items.map(({ key }) => [key.value, lineCounter.linePos(key.range[0]).line]))
      }),
      { numRuns: 5000 },
    )
  })

  it('knows the front matter of an item', () => {
    expect(parsePlainMap('parent: objectif-1\norder: 3\ntitle: L’écologie, d’abord\n')).toEqual({ data: { parent: 'objectif-1', order: 3, title: 'L’écologie, d’abord' }, lines: new Map([['parent', 1], ['order', 2], ['title', 3]]) })
    for (const yaml of ['', 'title: "Oui"\n', 'order: 1\norder: 2\n', 'phases:\n  - a\n', 'title: a: b\n', 'order: true\n']) expect(parsePlainMap(yaml), yaml).toBeNull()
  })
})
