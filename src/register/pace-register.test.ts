import { expect, it } from 'vitest'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { TooSoon } from '../ports.ts'
import { buildSubmitted } from '../testing/build-event.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { appendEvents } from './append-events.ts'
import { paceRegister } from './pace-register.ts'

const at = '2026-02-03T00:00:00Z'

it('gathers what comes within a minute into one commit, in the order in which it came', async () => {
  const { gitDir } = await createTempRepository()
  let now = 0
  const forge = paceRegister(createLocalForge({ gitDir }), { every: 60_000, clock: { now: () => new Date(now) } })
  const log = async () => (await forge.repository.log((await forge.refresh()).register!, 'events')).map(({ message }) => message)
  await appendEvents(forge, [buildSubmitted(1)], at)
  for (const id of [2, 3, 2]) await expect(appendEvents(forge, [buildSubmitted(id)], at)).rejects.toBeInstanceOf(TooSoon)
  expect(await appendEvents(forge, [buildSubmitted(1)], at)).toMatchObject([{ number: 1 }])
  expect(await log()).toHaveLength(1)
  now = 60_000
  expect(await appendEvents(forge, [buildSubmitted(4)], at)).toMatchObject([{ number: 4 }])
  expect(await appendEvents(forge, [buildSubmitted(3)], at)).toMatchObject([{ number: 3 }])
  expect(await appendEvents(forge, [buildSubmitted(2)], at)).toMatchObject([{ number: 2 }])
  expect(await log()).toEqual(['register: submitted 1\n', 'register: 3 events\n\nsubmitted 2\nsubmitted 3\nsubmitted 4\n'])
  await expect(appendEvents(forge, [buildSubmitted(5)], at)).rejects.toMatchObject({ code: 'forge.too-soon', until: new Date(120_000) })
})
