import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import type { Site } from '../../site/site.ts'
import { publicAddress } from '../public-address.ts'

/** As many addresses as one sitemap may hold (sitemaps.org). */
const most = 50_000

/** The pages that readers may look for, each with the day of its last change where Git knows it. Only where the site's address is known: a sitemap holds whole addresses. */
export function formatSitemap(site: Site): string | null {
  if (site.options.url === null) return null
  const urls = listAddresses(site).slice(0, most)
  const root = x('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, urls.map(({ path, at }) => x('url', [x('loc', publicAddress(site, path)), at ? x('lastmod', at) : null])))
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(root)}\n`
}

/**
 * What programs may visit: everything but the desk and what is for programs of ours. Private pages are not named here: they say
 * themselves that they are not to be kept, which a program must be able to read.
 */
export function formatRobots(site: Site): string {
  const { base } = site.options
  const refused = ['coordination/', 'api/', 'gabarit/'].map((path) => `Disallow: ${base}${path}`)
  return `${['User-agent: *', ...refused, ...(site.options.url === null ? [] : ['', `Sitemap: ${publicAddress(site, site.links.page('sitemap.xml'))}`])].join('\n')}\n`
}

function listAddresses(site: Site): { path: string; at?: string | undefined }[] {
  const { links, state } = site
  const pages = ['', 'plan/', 'propositions/', 'idees/', 'discussions/', 'journal/', 'versions/', 'anciens-numeros/', 'participer/', 'donnees/', 'verifier/', 'accessibilite/', 'ecoconception/', 'mentions-legales/', 'vie-privee/', 'heberger/', 'heberger-machine/', 'heberger-pages/', 'heberger-sans-serveur/', 'heberger-mettre-a-jour/']
  const contributions = [...state.contributions.values()].filter(({ withheld }) => !withheld)
  return [
    ...pages.map((path) => ({ path: links.page(path) })),
    ...site.items.map(({ kind, id }) => ({ path: links.item(kind, id), at: site.history.revisionsOf(id).at(-1)?.commit.at })),
    ...state.plan.versions.map(({ id }) => ({ path: links.version(id) })),
    ...contributions.map(({ id, history }) => ({ path: links.contribution(id), at: history.at(-1)?.at })),
  ]
}
