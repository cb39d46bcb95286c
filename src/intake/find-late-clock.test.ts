import { describe, expect, it } from 'vitest'
import { createLocalForge } from '../forges/local/create-local-forge.ts'
import { appendEvents } from '../register/append-events.ts'
import { buildSubmitted } from '../testing/build-event.ts'
import { createTempRepository } from '../testing/create-temp-repository.ts'
import { findLateClock } from './find-late-clock.ts'

const at = (text: string) => ({ now: () => new Date(text) })

describe('findLateClock', () => {
  it('finds a clock that is earlier than the last event, and no other', async () => {
    const forge = createLocalForge({ gitDir: (await createTempRepository()).gitDir })
    expect(await findLateClock(forge.repository, at('1970-01-02T00:00:00Z'))).toBeNull()
    await appendEvents(forge, [buildSubmitted(1)], '2026-02-01T10:00:00Z')
    expect(await findLateClock(forge.repository, at('2024-12-29T16:15:00Z'))).toEqual({ now: new Date('2024-12-29T16:15:00Z'), last: new Date('2026-02-01T10:00:00Z') })
    for (const time of ['2026-02-01T09:30:00Z', '2026-02-01T10:00:01Z', '2027-01-01T00:00:00Z']) expect(await findLateClock(forge.repository, at(time))).toBeNull()
  })
})
