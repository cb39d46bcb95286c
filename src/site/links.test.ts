import { describe, expect, it } from 'vitest'
import { createLinks } from './links.ts'

const reaction = { intent: 'reagir', item: 'lieux', block: 2 } as const

describe('the address of a form', () => {
  it('says which paragraph is reacted to, with an intake and without', () => {
    expect(createLinks('/', null).form(reaction)).toBe('/proposer/?intention=reagir&element=lieux&bloc=2')
    expect(createLinks('/', 'none').form(reaction)).toBe('/proposer/lieux/reagir/?bloc=2')
  })

  it('is that of the whole text for a change, without an intake', () => {
    expect(createLinks('/', 'none').form({ ...reaction, intent: 'modifier' })).toBe('/proposer/lieux/')
  })
})
