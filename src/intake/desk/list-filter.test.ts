import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ages, conditions, formatListQuery, holders, kindsOfRow, readListFilter } from './list-filter.ts'

const filter = fc.record({
  partie: fc.constantFrom('', 'lieux'),
  genre: fc.constantFrom('' as const, ...kindsOfRow),
  etat: fc.constantFrom('' as const, ...conditions),
  qui: fc.constantFrom('' as const, ...holders),
  age: fc.constantFrom('' as const, ...ages),
  q: fc.string({ maxLength: 50 }).map((text) => text.trim()),
})

describe('the list’s address', () => {
  it('says what was asked for, and is read back as it was', () => {
    fc.assert(fc.property(filter, fc.integer({ min: 1, max: 99 }), (asked, page) => {
      const query = Object.fromEntries(new URLSearchParams(formatListQuery(asked, page)))
      expect(readListFilter(query)).toEqual(asked)
      expect(Number(query['page'] ?? 1)).toBe(page)
    }))
  })

  it('narrows nothing by what it says wrongly', () => {
    expect(formatListQuery(readListFilter({ genre: 'x', etat: '1', q: 'a'.repeat(1000), qui: '__proto__' }))).toBe('')
  })
})
