import { join } from 'node:path'
import { createSiteBuilder } from '../build/site-builder.ts'
import { createSitePublisher } from '../build/site-publisher.ts'
import type { SitePublisher } from '../build/site-publisher.ts'
import type { Forge, Heads } from '../ports.ts'
import type { Settings } from '../settings/settings.ts'
import { siteSettings } from '../site/site-input.ts'
import { forgeDir } from './forge-dir.ts'

export interface OpenedSite extends SitePublisher {
  /** Asks for a build when the copy on this machine holds something else than what was built last. */
  follow(): Promise<void>
}

/** Builds the site of the copy of the plan that is on this machine, whatever the forge. `readHeads` says of which state of it. */
export async function openSite(settings: Settings, { repository }: Pick<Forge, 'repository'>, readHeads: () => Promise<Heads> = () => repository.heads()): Promise<OpenedSite> {
  const { planDir } = settings
  const builder = createSiteBuilder()
  let built = ''
  const publisher = await createSitePublisher({
    siteDir: join(planDir, 'site'),
    now: () => performance.now(),
    build: async (outDir, onProgress) => {
      const heads = await readHeads()
      built = nameHeads(heads)
      const { hasIndex, finish } = await builder.build({ ...siteSettings.parse(settings), gitDir: forgeDir(settings), heads, outDir, cacheDir: join(planDir, 'work', 'cache') }, { onProgress })
      // The pages of a decision are served at once; until its own search index follows, the one before serves.
      return hasIndex ? finish : finish().then(() => undefined)
    },
  })
  return {
    ...publisher,
    async follow() {
      if (nameHeads(await readHeads()) !== built) publisher.rebuild()
    },
  }
}

function nameHeads({ main, register, people }: Heads): string {
  return `${main} ${register} ${people}`
}
