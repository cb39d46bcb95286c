import { join } from 'node:path'
import type { Forge, Heads } from '../ports.ts'
import type { Settings } from '../settings/settings.ts'
import { buildSite } from '../site/build-site.ts'
import { siteSettings } from '../site/site-input.ts'
import { createSitePublisher } from '../site/site-publisher.ts'
import type { SitePublisher } from '../site/site-publisher.ts'
import { forgeDir } from './forge-dir.ts'

export interface OpenedSite extends SitePublisher {
  /** Asks for a build when the copy on this machine holds something else than what was built last. */
  follow(): Promise<void>
}

/** Builds the site of the copy of the plan that is on this machine, whatever the forge. */
export async function openSite(settings: Settings, { repository }: Pick<Forge, 'repository'>): Promise<OpenedSite> {
  const { planDir } = settings
  const scratch = join(planDir, 'work')
  let built = ''
  const publisher = await createSitePublisher({
    siteDir: join(planDir, 'site'),
    now: () => performance.now(),
    build: async (outDir, onProgress) => {
      const heads = await repository.heads()
      built = nameHeads(heads)
      await buildSite({ ...siteSettings.parse(settings), gitDir: forgeDir(settings), heads, outDir, cacheDir: join(scratch, 'cache'), pagesDir: join(scratch, 'pages') }, { onProgress })
    },
  })
  return {
    ...publisher,
    async follow() {
      if (nameHeads(await repository.heads()) !== built) publisher.rebuild()
    },
  }
}

function nameHeads({ main, register, people }: Heads): string {
  return `${main} ${register} ${people}`
}
