import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { compareOrder, orderAfter } from './order-between.ts'

const three = [{ id: 'a', order: 10 }, { id: 'b', order: 20 }, { id: 'c', order: 30 }]

describe('orderAfter', () => {
  it.each([
    ['the first of none', [], null, 10],
    ['before the first', three, null, 0],
    ['between two', three, 'a', 15],
    ['after the last', three, 'c', 40],
    ['last, after an unknown sibling', three, 'z', 40],
    ['between two in whatever order they come', three.toReversed(), 'b', 25],
  ] as const)('places %s', (_, siblings, after, order) => {
    expect(orderAfter(siblings, after)).toBe(order)
  })

  it('shares an order where the new id sorts between its neighbours', () => {
    const equal = [{ id: 'a', order: 10 }, { id: 'c', order: 10 }, { id: 'd', order: 20 }]
    expect(orderAfter(equal, 'a', 'b')).toBe(10)
  })

  it('goes after all that share an order where ids cannot place it', () => {
    const equal = [{ id: 'a', order: 10 }, { id: 'c', order: 10 }, { id: 'd', order: 20 }]
    expect(orderAfter(equal, 'a', 'z')).toBe(15)
    expect(orderAfter(equal.slice(0, 2), 'a')).toBe(20)
  })

  it('goes on where floating-point numbers are exhausted', () => {
    const tight = [{ id: 'a', order: 1 }, { id: 'c', order: 1 + Number.EPSILON }]
    expect(orderAfter(tight, 'a', 'b')).toBe(1)
    expect(orderAfter(tight, 'a', '0')).toBe(1 + Number.EPSILON)
    expect(orderAfter(tight, 'a')).toBeGreaterThan(1 + Number.EPSILON)
  })

  it('never places an item before the one it follows, and exactly after it between distinct orders', () => {
    const order = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ noNaN: true, min: -1e15, max: 1e15 }))
    const siblings = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{1,3}$/), order }), { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
    fc.assert(fc.property(siblings, fc.nat(), fc.stringMatching(/^[a-z]{4}$/), (list, pick, id) => {
      const sorted = [...list].sort(compareOrder)
      const index = pick % sorted.length
      const placed = orderAfter(list, sorted[index]!.id, id)
      const after = [...list, { id, order: placed }].sort(compareOrder)
      const at = after.findIndex((each) => each.id === id)
      expect(Number.isFinite(placed)).toBe(true)
      expect(at).toBeGreaterThan(index)
      const next = sorted[index + 1]
      if (next === undefined || next.order - sorted[index]!.order > 1e-3) expect(at).toBe(index + 1)
    }), { numRuns: 2_000 })
  })

  it('places fifty items at the same place before numbers run out', () => {
    const list = [{ id: 'a', order: 10 }, { id: 'z', order: 20 }]
    for (let count = 0; count < 50; count += 1) list.push({ id: `n-${count}`, order: orderAfter(list, 'a') })
    expect(new Set(list.map(({ order }) => order)).size).toBe(52)
  })
})
