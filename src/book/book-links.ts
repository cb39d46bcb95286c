import { publicAddress } from '../exports/public-address.ts'
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
  return {
    ...site,
    links: {
      page: (path) => outside(links.page(path)),
      item: (kind, id) => (state.plan.items.has(id) ? places.item(id) : outside(links.item(kind, id))),
      number: (kind, number) => outside(links.number(kind, number)),
      contribution: (id) => {
        const contribution = state.contributions.get(id)
        return contribution && contribution.kind !== 'comment' && !contribution.withheld ? places.proposal(id) : outside(links.contribution(id))
      },
      version: (id) => outside(links.version(id)),
      form: (request) => (site.options.intakeUrl === null ? outside(links.form(request)) : links.form(request)),
      desk: outside(links.desk),
    },
  }
}
