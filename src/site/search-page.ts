import { facetNames } from '../search/search-index.ts'
import type { FacetName } from '../search/search-index.ts'
import { rowOf } from './proposal-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'
import { listSearchFacets } from './search-facets.ts'
import type { Site } from './site.ts'

/** A filter of the search form. */
export interface SearchFilter {
  facet: FacetName
  /** Its name in the address. */
  name: string
  label: string
  /** What stands for no filter. */
  all: string
  values: readonly (readonly [id: string, name: string])[]
}

/** Everything there is, for who reads without script. */
export interface SearchPage {
  plan: { label: string; href: string; kind: string }[]
  proposals: ProposalRow[]
  others: { label: string; href: string }[]
  /** What can be typed. */
  hint: string
  /** Those with something to choose from. */
  filters: SearchFilter[]
  /** Where the script finds the site, and the words that it shows. */
  script: { root: string; texts: Record<string, string>; kinds: Record<string, string> }
}

/** Names of the filters in the address. */
const filterNames = { axis: 'axe', objective: 'objectif', status: 'reponse', person: 'personne', year: 'annee' } as const satisfies Record<FacetName, string>

export function buildSearchPage(site: Site): SearchPage {
  const { state, links, t } = site
  const proposals = [...state.contributions.values()].filter(({ kind, withheld }) => kind !== 'comment' && !withheld)
  return {
    plan: site.items.map((item) => ({ label: site.fullName(item), href: links.item(item.kind, item.id), kind: item.kind })),
    proposals: proposals.map((each) => rowOf(site, each)),
    others: [
      { label: t('discussions.title'), href: links.page('discussions/') },
      { label: t('footer.ideas'), href: links.page('idees/') },
      { label: t('footer.journal'), href: links.page('journal/') },
      { label: t('footer.former-numbers'), href: links.page('anciens-numeros/') },
    ],
    hint: t('search.hint', { example: site.numberedName(site.items.at(-1) ?? { kind: 'action', number: 1 }) }),
    filters: listFilters(site),
    script: {
      root: links.page(''),
      texts: {
        none: t('search.none', { query: '{query}' }),
        one: t('search.found', { count: 1, query: '{query}' }),
        other: t('search.found', { count: 1000, query: '{query}' }).replace(/1.?000/, '{count}'),
        oneBearer: t('search.bearers', { count: 1 }),
        bearers: t('search.bearers', { count: 1000 }).replace(/1.?000/, '{count}'),
        failed: t('search.failed'),
        propose: t('search.propose'),
        more: t('search.show-more'),
        suggest: t('search.suggest', { query: '{query}' }),
        unfilter: t('search.unfilter'),
        version: t('search.version', { date: '{date}' }),
        form: links.form({ intent: 'idee' }),
      },
      kinds: { plan: t('nav.plan'), proposal: t('nav.proposals'), discussion: t('discussions.title'), page: '' },
    },
  }
}

function listFilters(site: Site): SearchFilter[] {
  const { t } = site
  const { facets } = listSearchFacets(site)
  const words: Record<FacetName, readonly [label: string, all: string]> = {
    axis: [site.levelOf('axis'), t('search.axis-all')],
    objective: [site.levelOf('objective'), t('search.axis-all')],
    status: [t('search.filter-status'), t('search.filter-status-all')],
    person: [t('search.filter-person'), t('search.filter-person-all')],
    year: [t('search.filter-year'), t('search.filter-year-all')],
  }
  const filters = facetNames.map((facet) => ({ facet, name: filterNames[facet], label: words[facet][0], all: words[facet][1], values: facets[facet] }))
  return filters.filter(({ values }) => values.length > 1)
}
