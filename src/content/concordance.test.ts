import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { buildConcordance, type Snapshot } from './concordance.ts'

function snapshot(ref: string, kind: Snapshot['kind'], ids: string): Snapshot {
  const table = ids.split(' ').filter(Boolean).map((id, index) => ({ kind: 'action' as const, number: index + 1, id, label: `Le ${id}` }))
  return { ref, kind, at: `2023-09-${ref.padStart(2, '0')}`, label: `étape ${ref}`, table }
}

// a b | c: local currencies inserted after b, then the medium before b.
const story = buildConcordance([
  snapshot('1', 'version', 'a b c'),
  snapshot('2', 'decision', 'a b monnaies c'),
  snapshot('3', 'decision', 'a media b monnaies c'),
  snapshot('4', 'decision', 'a media b monnaies c'),
  snapshot('5', 'current', 'a media b monnaies c'),
])

describe('buildConcordance', () => {
  it('lists all that bore a number, newest first, with when', () => {
    expect(story.bearersOf('action', 3).map(({ id, from, until }) => [id, from.ref, until?.ref ?? null])).toEqual([
      ['b', '3', null],
      ['monnaies', '2', '3'],
      ['c', '1', '2'],
    ])
    expect(story.bearersOf('action', 9)).toEqual([])
    expect(story.bearersOf('axis', 1)).toEqual([])
  })

  it('lists every number that an item had, oldest first', () => {
    expect(story.numbersOf('c').map(({ number, from, until }) => [number, from.ref, until?.ref ?? null])).toEqual([[3, '1', '2'], [4, '2', '3'], [5, '3', null]])
    expect(story.numbersOf('a').map(({ number }) => number)).toEqual([1])
    expect(story.numbersOf('inconnu')).toEqual([])
  })

  it('says which number an item had last, and where that was published', () => {
    expect(story.lastShift('b')).toMatchObject({ was: { number: 2, seenIn: { ref: '1', kind: 'version' }, until: { ref: '3' } }, now: { number: 3 } })
    expect(story.lastShift('c')).toMatchObject({ was: { number: 4, seenIn: { ref: '2', kind: 'decision' } }, now: { number: 5 } })
    expect(story.lastShift('a')).toBeUndefined()
    expect(story.lastShift('media')).toBeUndefined()
  })

  it('folds moments between which no number changed', () => {
    expect(story.columns.map(({ moments }) => moments.map(({ ref }) => ref))).toEqual([['1'], ['2'], ['3', '4', '5']])
  })

  it('tells an item that is no longer in the plan, and one that came back', () => {
    const gone = buildConcordance([snapshot('1', 'version', 'a b'), snapshot('2', 'decision', 'b'), snapshot('3', 'decision', 'a b')])
    expect(gone.numbersOf('a').map(({ number, until }) => [number, until?.ref ?? null])).toEqual([[1, '2'], [1, null]])
    const away = buildConcordance([snapshot('1', 'version', 'a b'), snapshot('2', 'decision', 'b')])
    expect(away.lastShift('a')).toMatchObject({ was: { number: 1, until: { ref: '2' } }, now: null })
  })

  it('takes the label that an item had last under the number', () => {
    const renamed = buildConcordance([snapshot('1', 'version', 'a'), { ...snapshot('2', 'current', 'a'), table: [{ kind: 'action', number: 1, id: 'a', label: 'Neuf' }] }])
    expect(renamed.numbersOf('a')).toMatchObject([{ label: 'Neuf', until: null }])
    expect(renamed.columns).toHaveLength(1)
  })

  it('is empty for no snapshot', () => {
    expect(buildConcordance([])).toMatchObject({ columns: [], bearings: [] })
  })

  it('finds at each moment exactly the bearings that were true then', () => {
    const tables = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(tables, (all) => {
      const snapshots = all.map((ids, index) => snapshot(String(index + 1), 'decision', ids.join(' ')))
      const { bearings } = buildConcordance(snapshots)
      snapshots.forEach(({ at, table }) => {
        const then = bearings.filter((each) => each.from.at <= at && (each.until === null || at < each.until.at))
        expect(then.map(({ number, id }) => `${number} ${id}`).sort()).toEqual(table.map(({ number, id }) => `${number} ${id}`).sort())
      })
    }))
  })
})
