import type { RouteData } from 'astro'
import type { listBookFiles } from '../book/list-book-files.ts'
import type { buildOriginsPage } from '../site/origins-page.ts'
import type { Site } from '../site/site.ts'
import type { listNumberPages } from './list-number-pages.ts'
import type { listSiteDocuments } from './list-site-documents.ts'

/** A page or an endpoint of the site, by address. */
export interface PageAddress {
  /** From the site's root, with a leading slash: `/actions/monnaies-locales`. */
  pathname: string
  route: RouteData
}

/** The pages of one site, as Astro makes them. */
export interface PageRenderer {
  list(): Promise<PageAddress[]>
  render(address: PageAddress): Promise<Buffer>
}

/** What a bundle of compiled pages exports. */
export interface CompiledPages {
  createPageRenderer(site: Site): PageRenderer
  buildOriginsPage: typeof buildOriginsPage
  listBookFiles: typeof listBookFiles
  listNumberPages: typeof listNumberPages
  listSiteDocuments: typeof listSiteDocuments
}

/** The file of an address, under the site's root. */
export function pageFile({ pathname, route }: PageAddress): string {
  const path = pathname.replace(/^\/|\/$/g, '')
  if (route.type === 'endpoint') return path
  return path === '404' ? '404.html' : path === '' ? 'index.html' : `${path}/index.html`
}
