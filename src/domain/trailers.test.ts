import { describe, expect, it } from 'vitest'
import { formatSessionTrailers, formatTrailers, parseAllTrailers, parseSessionTrailers, parseTrailers } from './trailers.ts'
import type { PlanTrailers, SessionTrailers } from './trailers.ts'

const one: PlanTrailers = { contribution: '0000000001', number: 1, decision: 'accepted', event: '0000000011', decidedBy: 'p-0000000002', ideaOf: 'p-0000000001', wordedBy: 'p-0000000001' }
const two: PlanTrailers = { ...one, contribution: '0000000003', number: 2, decision: 'accepted-with-changes', event: '0000000012', wordedBy: 'p-0000000002' }
const session = '0000000009'

describe('trailers', () => {
  it('are read as they were written, whatever stands around them', () => {
    const message = `plan: accepted proposal 1\n\nTwo paragraphs.\n\n${formatTrailers(one)}\nReviewed-by: Somebody\n`
    expect(parseTrailers(message)).toEqual(one)
    expect(parseSessionTrailers(message)).toBeNull()
    expect(parseTrailers('plan: by hand\n')).toBeNull()
  })

  it('name every proposal of a merge of several, and the session', () => {
    const trailers: SessionTrailers = { session, part: 'proposals', decidedBy: one.decidedBy, wordedBy: [] }
    const message = `plan: session\n\n${formatTrailers(one)}\n${formatTrailers(two)}\n${formatSessionTrailers(trailers)}\n`
    expect(parseAllTrailers(message)).toEqual([one, two])
    expect(parseTrailers(message)).toEqual(one)
    expect(parseSessionTrailers(message)).toEqual(trailers)
  })

  it('name the coordinators whose own words a commit holds', () => {
    const trailers: SessionTrailers = { session, part: 'own-words', decidedBy: 'p-0000000002', wordedBy: ['p-0000000002', 'p-0000000004'] }
    const message = `plan: own words\n\n${formatSessionTrailers(trailers)}\n`
    expect(parseSessionTrailers(message)).toEqual(trailers)
    expect(parseTrailers(message)).toBeNull()
  })
})
