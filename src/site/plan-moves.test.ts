import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemKind } from '../domain/plan.ts'
import type { LoggedCommit } from '../ports.ts'
import { createMoveLog } from './plan-moves.ts'
import type { ItemMove } from './plan-moves.ts'

const ids = ['a', 'b', 'c', 'd']

/** What the last of some commits moved; each gives items an order, or takes them out. */
function moveIn(...commits: Record<string, number | null>[]): (Pick<ItemMove, 'item'> & NonNullable<ItemMove['passed']>)[] {
  const log = createMoveLog()
  const logged = commits.map((orders, index) => {
    const commit: LoggedCommit = { id: String(index), at: '', author: '', message: '', parents: [], files: [] }
    log.record(commit, Object.entries(orders).map(([item, order]) => ({ item, kind: 'action', place: order === null ? null : { parent: 'o', order }, revisions: 1 })))
    return commit
  })
  return log.all.flatMap(({ commit, item, passed }) => (commit === logged.at(-1) && passed ? [{ item, ...passed }] : []))
}

const orders = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: ids.length, maxLength: ids.length }).map((each) => Object.fromEntries(ids.map((id, index) => [id, each[index]!])))

describe('the log of moves', () => {
  it('tells an item that passed siblings, not those that it passed', () => {
    expect(moveIn({ a: 10, b: 20, c: 30 }, { c: 5 })).toEqual([{ item: 'c', before: 'b', since: null }])
    expect(moveIn({ a: 10, b: 20, c: 30 }, { a: 25 })).toEqual([{ item: 'a', before: null, since: 'b' }])
  })

  it('tells nothing of a renumbering, be it to make room for what comes in or since something left', () => {
    expect(moveIn({ a: 10, b: 20, c: 30 }, { a: 1, b: 2, c: 3 })).toEqual([])
    expect(moveIn({ a: 10, b: 20 }, { x: 20, b: 30 })).toEqual([])
    expect(moveIn({ a: 10, b: 20, c: 30 }, { b: null, c: 20 })).toEqual([])
  })

  it('tells the fewest items of a new order in which all are numbered again, those that others passed not among them', () => {
    expect(moveIn({ a: 10, b: 20, c: 30, d: 40 }, { d: 1, a: 2, b: 3, c: 4 })).toEqual([{ item: 'd', before: 'c', since: null }])
    expect(moveIn({ a: 10, b: 20, c: 30, d: 40 }, { c: 15, b: 21 })).toEqual([{ item: 'c', before: 'b', since: 'a' }])
  })

  it('knows an item that becomes one of another kind', () => {
    const log = createMoveLog()
    const record = (id: string, ...placings: [string, ItemKind, number | null][]): void =>
      log.record({ id, at: '', author: '', message: '', parents: [], files: [] }, placings.map(([item, kind, order]) => ({ item, kind, place: order === null ? null : { parent: 'o', order }, revisions: 1 })))
    record('1', ['x', 'objective', 10], ['y', 'objective', 20], ['z', 'objective', 30])
    record('2', ['x', 'action', 10])
    record('3', ['x', 'action', null])
    record('4', ['z', 'objective', 5])
    expect(log.all.map(({ item, passed }) => [item, passed])).toEqual([['z', { before: 'y', since: null }]])
  })

  it('names the neighbours of then and of now, those that came or left too', () => {
    expect(moveIn({ a: 10, b: 20, c: 30 }, { b: null, x: 5, c: 7 })).toEqual([{ item: 'c', before: 'b', since: 'x' }])
  })

  it('tells of any two orders something exactly where they differ, each move to another neighbour', () => {
    fc.assert(
      fc.property(orders, orders, (one, other) => {
        const moved = moveIn(one, other)
        const read = (each: Record<string, number>): string[] => ids.toSorted((x, y) => each[x]! - each[y]!)
        const [before, since] = [read(one), read(other)]
        expect(moved.length > 0).toBe(before.join() !== since.join())
        for (const move of moved) {
          expect([move.before, move.since]).toEqual([before, since].map((list) => list[list.indexOf(move.item) - 1] ?? null))
          expect(move.before).not.toBe(move.since)
        }
      }),
    )
  })
})
