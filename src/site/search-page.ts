import { rowOf } from './proposal-rows.ts'
import type { ProposalRow } from './proposal-rows.ts'
import type { Site } from './site.ts'

/** Everything there is, for who reads without script. */
export interface SearchPage {
  plan: { label: string; href: string; kind: string }[]
  proposals: ProposalRow[]
  others: { label: string; href: string }[]
  axes: { id: string; name: string }[]
  /** Where the script finds its index, and the words that it shows. */
  script: { index: string; texts: Record<string, string> }
}

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
    axes: state.plan.axes.map((axis) => ({ id: axis.id, name: site.fullName(axis) })),
    script: {
      index: links.page('pagefind/'),
      texts: {
        none: t('search.none', { query: '{query}' }),
        one: t('search.found', { count: 1, query: '{query}' }),
        other: t('search.found', { count: 1000, query: '{query}' }).replace(/1.?000/, '{count}'),
        failed: t('search.failed'),
        propose: t('search.propose'),
        more: t('search.more'),
        form: links.form({ intent: 'idee' }),
      },
    },
  }
}
