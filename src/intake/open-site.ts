import { join } from 'node:path'
import { createSiteBuilder } from '../build/site-builder.ts'
import { createSitePublisher } from '../build/site-publisher.ts'
import type { SitePublisher } from '../build/site-publisher.ts'
import type { Forge, Heads } from '../ports.ts'
import type { Settings } from '../settings/settings.ts'
import { siteSettings } from '../site/site-input.ts'
import type { Site } from './context.ts'
import { forgeDir } from './forge-dir.ts'

export interface OpenedSite extends SitePublisher, Pick<Site, 'follow'> {
  /** Ends a build at once, wherever it is: what is served stays. Nothing is built after. */
  close(): void
}

/** Builds the site of the copy of the plan that is on this machine, whatever the forge. `readHeads` says of which state of it. */
export async function openSite(settings: Settings, { repository }: Pick<Forge, 'repository'>, readHeads: () => Promise<Heads> = () => repository.heads()): Promise<OpenedSite> {
  const { planDir } = settings
  const builder = createSiteBuilder()
  let built = ''
  const publisher = await createSitePublisher({
    siteDir: join(planDir, 'site'),
    now: () => performance.now(),
    build: async (outDir, before, onProgress) => {
      const heads = await readHeads()
      built = nameHeads(heads)
      return builder.build({ ...siteSettings.parse(settings), gitDir: forgeDir(settings), heads, outDir, cacheDir: join(planDir, 'work', 'cache') }, { before, onProgress })
    },
  })
  return {
    ...publisher,
    close: () => builder.close(),
    follow() {
      // A copy that cannot be read now is looked at again soon.
      void readHeads().then((heads) => nameHeads(heads) !== built && publisher.rebuild(), () => undefined)
    },
  }
}

function nameHeads({ main, register, people }: Heads): string {
  return `${main} ${register} ${people}`
}
