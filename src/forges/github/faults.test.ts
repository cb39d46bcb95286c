import { describe, expect, it } from 'vitest'
import { journeys, runJourney, runPlainJourney } from '../../testing/github-stand-in/fault-journeys.ts'
import { faultKinds, forEachRead, forEachWrite, isDone } from '../../testing/github-stand-in/faults.ts'

const undone = faultKinds.filter((kind) => !isDone(kind))
/** A fault after which the write was done ends its tries; the others can follow one another. */
const sequences = [...faultKinds.filter(isDone).map((kind) => [kind]), undone]

it.each([
  ['an amendment', { issues: 1, comments: 0, writes: 7 }],
  ['a comment', { issues: 1, comments: 1, writes: 5 }],
  ['an idea', { issues: 1, comments: 0, writes: 4 }],
  ['an acceptance', { issues: 1, comments: 1, writes: 7 }],
  ['a refusal', { issues: 1, comments: 1, writes: 5 }],
])('%s makes as few writes as there are results when nothing goes wrong', async (name, counts) => {
  const { hub, writes } = await runPlainJourney(name)
  expect({ issues: hub.issues.length, comments: hub.comments.length, writes }).toEqual(counts)
})

describe.each(Object.keys(journeys))('%s has exactly one result', (name) => {
  it.each(sequences.map((kinds) => [kinds.join(', then '), kinds] as const))('when each of its writes meets %s', async (_, kinds) => {
    const plain = await runPlainJourney(name)
    const { hub, faults } = await runJourney(name, forEachWrite(kinds), false)
    expect(hub).toEqual(plain.hub)
    expect(faults).toBe(plain.writes * kinds.length)
  })

  it('when each of its readings and its sign-in meet faults of every kind', async () => {
    const kinds = faultKinds.filter((kind) => !['already-exists', 'primary-limit'].includes(kind))
    const { hub, faults } = await runJourney(name, forEachRead(kinds), false)
    expect(hub).toEqual((await runPlainJourney(name)).hub)
    expect(faults).toBeGreaterThan(5 * kinds.length)
  })
})
