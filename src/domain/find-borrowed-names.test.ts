import { describe, expect, it } from 'vitest'
import { findBorrowedNames } from './find-borrowed-names.ts'

const people = { 'p-a': { name: 'Zoé Le Bras', coordinator: true }, 'p-b': { name: 'zoe  lebras !' }, 'p-c': { name: 'Zoé' }, 'p-d': { name: 'Zoé' }, 'p-e': { name: '·' } }

describe('findBorrowedNames', () => {
  it.each([['p-a', false], ['p-b', true], ['p-c', false], ['p-d', false], ['p-e', false], ['p-unknown', false]])('%s: %s', (person, expected) => {
    expect(findBorrowedNames(people)(person)).toBe(expected)
  })
})
