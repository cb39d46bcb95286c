import { describe, expect, it } from 'vitest'
import { createTestForge } from '../../testing/create-test-forge.ts'
import { createTestSite } from '../testing/create-test-site.ts'
import { createReadLog } from './read-log.ts'
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
})
