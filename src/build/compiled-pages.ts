import { App } from 'astro/app'
import { createApp } from 'astro/app/entrypoint'
import { StaticPaths } from 'astro:static-paths'
import { provideSite } from '../site/context.ts'
import type { CompiledPages } from './page-renderer.ts'

// The entry of the compiled pages: Astro bundles it with every page, and nothing imports it from source. Other files that show the plan's
// texts are made by the same bundle, so that what one remembers of a text serves all.
export { listBookFiles } from '../book/list-book-files.ts'
export { buildOriginsPage } from '../site/origins-page.ts'
export { listNumberPages } from './list-number-pages.ts'
export { listSiteDocuments } from './list-site-documents.ts'

const { manifest } = createApp()

export const createPageRenderer: CompiledPages['createPageRenderer'] = (site) => {
  provideSite(site)
  // What Astro remembers of addresses belongs to a manifest: each site has one of its own.
  const app = new App({ ...manifest }, false)
  const origin = site.options.url ? new URL(site.options.url).origin : 'http://localhost'
  return {
    list: async () => (await new StaticPaths(app).getAll()).map(({ pathname, route }) => ({ pathname, route })),
    async render({ pathname, route }) {
      const path = pathname.replace(/^\//, '')
      const address = route.type === 'endpoint' ? path : path.replace(/\/?$/, path === '' ? '' : '/')
      const response = await app.render(new Request(`${origin}${manifest.base.replace(/\/?$/, '/')}${address}`), { routeData: route })
      // Astro answers a page that throws with a page of its own.
      if (response.status >= 500) throw new Error(`${pathname} could not be made: ${await response.text()}`)
      return Buffer.from(await response.arrayBuffer())
    },
  }
}
