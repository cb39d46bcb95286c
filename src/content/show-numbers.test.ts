import { describe, expect, it } from 'vitest'
import { formatItem } from './format-file.ts'
import { listNumbers } from './list-numbers.ts'
import { readPlan } from './read-plan.ts'
import { showNumbers } from './show-numbers.ts'

const { plan } = readPlan(new Map([
  ['axes/a.md', formatItem({ kind: 'axis', id: 'a', order: 1, title: 'Se relier', body: '' })],
  ['actions/x.md', formatItem({ kind: 'action', id: 'x', parent: 'a', order: 1, body: 'Le premier pas.' })],
  ['actions/y.md', formatItem({ kind: 'action', id: 'y', parent: 'a', order: 2, body: 'Le second pas.' })],
]))

describe('showNumbers', () => {
  it('shows the number that the item has today, and leaves all the rest', () => {
    const body = 'Sur la base de [l’action 4](../actions/y.md), action 4,  [là](../actions/x.md)\n[l’action 7](../actions/partie.md) et [l’action 9](../axes/y.md).'
    expect(showNumbers(body, plan.items)).toBe(body.replace('[l’action 4]', '[l’action 2]'))
  })
})

describe('listNumbers', () => {
  it('lists items in reading order', () => {
    expect(listNumbers(plan)).toMatchObject([{ kind: 'axis', number: 1, id: 'a', label: 'Se relier' }, { kind: 'action', number: 1, id: 'x' }, { kind: 'action', number: 2, id: 'y' }])
  })
})
