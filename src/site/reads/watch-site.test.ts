import { describe, expect, it } from 'vitest'
import { writePeople } from '../../register/people.ts'
import { coordinator, createTestForge, proposer } from '../../testing/create-test-forge.ts'
import { createTestSite } from '../testing/create-test-site.ts'
import { createReadLog } from './read-log.ts'
import { nameRead } from './read-kinds.ts'
import { createTellings } from './tellings.ts'
import { watchSite } from './watch-site.ts'

describe('the reads of a watched site', () => {
  it('tell that the text of an item left with it', async () => {
    const forge = await createTestForge()
    const tellings = createTellings()
    const log = createReadLog(tellings.name)
    const before = await createTestSite(forge)
    const { value, reads } = log.capture(() => watchSite(before, log).origins.departed.get('medias'))
    expect(value).toBeUndefined()

    await forge.decide({ contribution: await forge.propose([{ type: 'remove', item: 'medias' }]), outcome: 'accepted' })
    const after = await createTestSite(forge)
    const changed = [...reads].filter((read) => tellings.tell(before, read) !== tellings.tell(after, read))
    expect(changed).toEqual([...reads])
    expect(changed).toHaveLength(1)
    expect(watchSite(after, log).origins.departed.get('medias')).toBe(after.origins.departed.get('medias'))
  })

  it.each(['nameOf', 'borrowsName', 'nameDecider'] as const)('tell by %s that a coordinator took the name that somebody else goes by', async (ask) => {
    const forge = await createTestForge()
    const tellings = createTellings()
    const log = createReadLog(tellings.name)
    await writePeople(forge.forge, () => ({ [proposer]: { name: 'Sibille' } }), '2026-01-01T00:00:00Z')
    const before = await createTestSite(forge)
    const { reads } = log.capture(() => watchSite(before, log)[ask](proposer))
    await writePeople(forge.forge, (people) => ({ ...people, [coordinator]: { name: 'SIBILLE', coordinator: true } }), '2026-01-02T00:00:00Z')
    const after = await createTestSite(forge)
    expect([...reads].filter((read) => tellings.tell(before, read) !== tellings.tell(after, read))).toEqual([nameRead('person', proposer)])
  })

  it('tell nothing of the names of others', async () => {
    const forge = await createTestForge()
    const tellings = createTellings()
    const log = createReadLog(tellings.name)
    await writePeople(forge.forge, () => ({ [proposer]: { name: 'Sibille' } }), '2026-01-01T00:00:00Z')
    const before = await createTestSite(forge)
    const { reads } = log.capture(() => watchSite(before, log).nameOf(proposer))
    await writePeople(forge.forge, (people) => ({ ...people, [coordinator]: { name: 'Camille', coordinator: true } }), '2026-01-02T00:00:00Z')
    const after = await createTestSite(forge)
    expect([...reads].filter((read) => tellings.tell(before, read) !== tellings.tell(after, read))).toEqual([])
  })
})
