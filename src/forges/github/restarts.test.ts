import { describe, expect, it } from 'vitest'
import { journeys, runJourney, runPlainJourney } from '../../testing/github-stand-in/fault-journeys.ts'
import { faultKinds, forEachWrite } from '../../testing/github-stand-in/faults.ts'

describe.each(Object.keys(journeys))('%s has exactly one result', (name) => {
  it.each(faultKinds)('when the process dies at each write that meets %s', async (kind) => {
    const plain = await runPlainJourney(name)
    const { hub, faults } = await runJourney(name, forEachWrite([kind]), true)
    expect(hub).toEqual(plain.hub)
    expect(faults).toBe(plain.writes)
  })
})
