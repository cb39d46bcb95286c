import type { TestForge } from '../../testing/create-test-forge.ts'
import { createReadLog } from '../reads/read-log.ts'
import { createTellings } from '../reads/tellings.ts'
import { watchSite } from '../reads/watch-site.ts'
import type { Site } from '../site.ts'
import { createTestSite } from './create-test-site.ts'

/** Runs `read` on the site as it stands; later tells how many of the things that it read gave something else since. */
export async function captureReads(forge: TestForge, read: (site: Site) => unknown): Promise<() => Promise<number>> {
  const tellings = createTellings()
  const log = createReadLog(tellings.name)
  const before = await createTestSite(forge)
  const { reads } = log.capture(() => read(watchSite(before, log)))
  return async () => {
    const after = await createTestSite(forge)
    return [...reads].filter((each) => tellings.tell(before, each) !== tellings.tell(after, each)).length
  }
}
