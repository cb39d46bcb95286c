import type { TestForge } from '../../testing/create-test-forge.ts'
import { readPlanHistory } from '../plan-history.ts'
import { createSite } from '../site.ts'
import type { Site, SiteOptions } from '../site.ts'

/** The site of a test forge as it stands now. */
export async function createTestSite({ forge, state }: Pick<TestForge, 'forge' | 'state'>, options: Partial<SiteOptions> = {}): Promise<Site> {
  const now = await state()
  return createSite(now, await readPlanHistory(forge.repository, now.log, now.plan.items), { base: '/', url: null, intakeUrl: null, demo: false, hold: false, ...options })
}
