import { publicAddress } from '../exports/public-address.ts'
import type { Links } from '../site/links.ts'
import type { Site } from '../site/site.ts'

/** Where a form of the book holds what: an address from the chapter that links. */
export interface BookPlaces {
  /** Null for none of the plan: people may type any address. */
  item(id: string): string | null
  proposal(id: string): string
}

/** In the plan's texts, addresses within the page are made safe: their `:` is `_1m` (`src/markdown/html-id.ts`). */
const inside = /(<a (?:[^<>"]|"[^"]*")*?href=")#(item|proposal)(?::|_1m)([a-z0-9-]+)"/g

/**
 * The site as a book shows it: links to what the book holds name it (`#item:…`, `#proposal:…`) for `placeLinks`, so that one book serves
 * every form; others lead to the site where its address is known, and are empty where it is not.
 */
export function withBookLinks(site: Site): Site {
  const outside = (path: string): string => (site.options.url ? publicAddress(site, path) : '')
  const { links, state } = site
  const moved = Object.fromEntries(Object.entries(links).map(([name, to]) => [name, typeof to === 'function' ? (...parts: never[]) => outside((to as (...all: never[]) => string)(...parts)) : outside(to)])) as unknown as Links
  return {
    ...site,
    links: {
      ...moved,
      item: (kind, id) => (state.plan.items.has(id) ? `#item:${id}` : moved.item(kind, id)),
      contribution: (id) => {
        const contribution = state.contributions.get(id)
        return contribution && contribution.kind !== 'comment' && !contribution.withheld ? `#proposal:${id}` : moved.contribution(id)
      },
      form: (request) => (site.options.intakeUrl === null ? moved.form(request) : links.form(request)),
    },
  }
}

/** Markup whose links lead where one form of the book holds what they name. Words stay as they are, whatever they say. */
export function placeLinks(markup: string, places: BookPlaces): string {
  return markup.replace(inside, (link, before: string, what: 'item' | 'proposal', id: string) => {
    const place = places[what](id)
    return place === null ? link : `${before}${place}"`
  })
}
