import type { SiteInput } from '../site/site-input.ts'
import { createSiteBuilder } from './site-builder.ts'
import type { BuildOptions, BuiltSite } from './site-builder.ts'

/**
 * Builds one whole site, search index included, as `SiteBuilder` does. Builds with folders of their own do not disturb each other.
 * Throws `BuildFailed` with what went wrong; `outDir` is then not to be served.
 */
export async function buildSite(input: SiteInput, options: BuildOptions = {}): Promise<Pick<BuiltSite, 'dir' | 'pages' | 'seconds'>> {
  const begun = performance.now()
  const builder = createSiteBuilder({ isOnce: true })
  try {
    const { dir, pages, finish } = await builder.build(input, options)
    await finish()
    return { dir, pages, seconds: (performance.now() - begun) / 1000 }
  } finally {
    builder.close()
  }
}
