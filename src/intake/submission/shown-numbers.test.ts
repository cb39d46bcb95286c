import { describe, expect, it } from 'vitest'
import type { PlacedItem } from '../../domain/plan.ts'
import { restoreNumbers, showNumbers } from './shown-numbers.ts'

const item = (id: string, number: number): [string, PlacedItem] => [id, { id, number, kind: 'action', order: 1, body: '', path: `actions/${id}.md`, label: id, children: [] }]
const plan = { items: new Map([item('recit', 9), item('lieux', 4)]) }
const stored = 'Sur la base de l’[action 4](../actions/recit.md).\nVoir [là](../actions/lieux.md) et [action 7](../actions/gone.md).\n'
const shown = 'Sur la base de l’[action 9](../actions/recit.md).\nVoir [là](../actions/lieux.md) et [action 7](../actions/gone.md).\n'

describe('showNumbers', () => {
  it('gives links the numbers of today, and leaves what is gone as it was', () => {
    expect(showNumbers(stored, plan)).toBe(shown)
  })
})

describe('restoreNumbers', () => {
  it('is the reverse where nobody touched the words', () => {
    expect(restoreNumbers(shown, stored, plan)).toBe(stored)
    expect(restoreNumbers(`Avant.\n${shown}Après.\n`, stored, plan)).toBe(`Avant.\n${stored}Après.\n`)
  })

  it('leaves words that were written anew', () => {
    const rewritten = shown.replace('[action 9]', '[cette action]')
    expect(restoreNumbers(rewritten, stored, plan)).toBe(stored.replace('[action 4]', '[cette action]'))
  })
})
