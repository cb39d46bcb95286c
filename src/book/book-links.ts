import { publicAddress } from '../exports/public-address.ts'
import type { Links } from '../site/links.ts'
import type { Site } from '../site/site.ts'

/** Where a book holds what. Addresses are relative to the chapter that links. */
export interface BookPlaces {
  item(id: string): string
  proposal(id: string): string
}

/**
 * The site as a book shows it: links to what the book holds stay in it, others lead to the site where its address is known, and are
 * empty where it is not.
 */
export function withBookLinks(site: Site, places: BookPlaces): Site {
  const outside = (path: string): string => (site.options.url ? publicAddress(site, path) : '')
  const { links, state } = site
  const moved = Object.fromEntries(Object.entries(links).map(([name, to]) => [name, typeof to === 'function' ? (...parts: never[]) => outside((to as (...all: never[]) => string)(...parts)) : outside(to)])) as unknown as Links
  return {
    ...site,
    links: {
      ...moved,
      item: (kind, id) => (state.plan.items.has(id) ? places.item(id) : moved.item(kind, id)),
      contribution: (id) => {
        const contribution = state.contributions.get(id)
        return contribution && contribution.kind !== 'comment' && !contribution.withheld ? places.proposal(id) : moved.contribution(id)
      },
      form: (request) => (site.options.intakeUrl === null ? moved.form(request) : links.form(request)),
    },
  }
}
