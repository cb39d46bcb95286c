import { describe, expect, it } from 'vitest'
import { journeys, runJourney, runPlainJourney } from '../../testing/github-stand-in/fault-journeys.ts'
import { faultKinds, isDone } from '../../testing/github-stand-in/faults.ts'

const undone = faultKinds.filter((kind) => !isDone(kind))
/** A fault after which the write was done ends its tries; the others can follow one another. */
const sequences = [...faultKinds.filter(isDone).map((kind) => [kind]), undone]

describe.each(Object.keys(journeys))('%s has exactly one result', (name) => {
  it.each(sequences.map((kinds) => [kinds.join(', then '), kinds] as const))('when each of its writes meets %s', async (_, kinds) => {
    const plain = await runPlainJourney(name)
    const { hub, faults } = await runJourney(name, kinds, false)
    expect(hub).toEqual(plain.hub)
    expect(faults).toBe(plain.writes * kinds.length)
  })
})
