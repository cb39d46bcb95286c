import { foldWords } from '../search/fold-words.ts'
import { facetNames } from '../search/search-index.ts'
import type { FacetName, Facets, NumberBearer, NumberTable, SearchDocument, SearchHead } from '../search/search-index.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { ItemId, ItemKind } from '../domain/plan.ts'
import { headContribution } from './contribution-heading.ts'
import { labelBorne } from './label-borne.ts'
import { buildNumberPage } from './number-page.ts'
import { itemsOf } from './site-index.ts'
import type { Site } from './site.ts'

/** What search knows of the pages beyond their words; the words are read from the built pages. Addresses are under the site's root. */
export interface SearchFacets extends Pick<SearchHead, 'language' | 'facets'> {
  numbers: NumberTable[]
  /** In the index's order: what is added comes last, so that little of the index changes. */
  documents: Omit<SearchDocument, 'text'>[]
}

/** Of proposals, and of an item that left the plan. */
const statuses = ['pending', 'accepted', 'accepted-with-changes', 'declined', 'merged-into', 'withdrawn', 'removed'] as const

/** Everything that can be filtered or asked by number: the plan's items, withdrawn ones too, proposals, ideas and messages. */
export function listSearchFacets(site: Site): SearchFacets {
  return site.once(findFacets)
}

/** The index and the search page's form both need it. */
function findFacets(site: Site): SearchFacets {
  const documents = [...listItems(site), ...listContributions(site)]
  return { language: site.language, facets: nameFacets(site, documents), numbers: listNumbers(site), documents }
}

function listItems(site: Site): SearchFacets['documents'] {
  const ids = [...new Set([...site.state.plan.items.keys(), ...site.state.concordance.bearings.map(({ id }) => id)])].sort()
  const items = ids.map((id): SearchFacets['documents'][number] => {
    const item = site.state.plan.items.get(id)
    const last = site.state.concordance.numbersOf(id).at(-1)
    const kind = item?.kind ?? last!.kind
    const years = site.history.revisionsOf(id).map(({ commit }) => yearOf(commit.at))
    return {
      path: underRoot(site, site.links.item(kind, id)),
      title: item ? site.fullName(item) : site.t('search.withdrawn', { name: labelBorne(site, last!) }),
      kind: 'plan',
      facets: { ...placeOf(site, [id]), person: unique(peopleOf(site, id)), year: unique(years), ...(!item && { status: ['removed'] }) },
    }
  })
  return [{ path: 'plan/', title: site.t('item.introduction'), kind: 'plan', facets: {} }, ...items]
}

function listContributions(site: Site): SearchFacets['documents'] {
  return [...site.state.contributions.values()].filter(({ withheld }) => !withheld).map((contribution) => {
    const isComment = contribution.kind === 'comment'
    const decided = contribution.decision ? [yearOf(contribution.decision.at)] : []
    return {
      path: underRoot(site, site.links.contribution(contribution.id)),
      title: titleOf(site, contribution),
      kind: isComment ? 'discussion' : 'proposal',
      facets: {
        ...placeOf(site, itemsOf(contribution)),
        ...(!isComment && { status: [contribution.status] }),
        person: [contribution.person],
        year: unique([yearOf(contribution.submittedAt), ...decided]),
      },
    }
  })
}

function titleOf(site: Site, contribution: Contribution): string {
  if (contribution.kind === 'comment') return site.t('comment.by', { name: site.nameOf(contribution.person), date: site.date(contribution.submittedAt) })
  return `${site.t(`contribution.kicker.${contribution.kind}`, { number: contribution.number ?? '' })}${site.t('colon')} ${headContribution(site, contribution)}`
}

/** Axes and objectives that hold the items. */
function placeOf(site: Site, items: readonly ItemId[]): Pick<SearchDocument['facets'], 'axis' | 'objective'> {
  const { plan } = site.state
  const above = new Set<ItemId>()
  for (const id of items) for (let item = plan.items.get(id); item; item = item.parent === undefined ? undefined : plan.items.get(item.parent)) above.add(item.id)
  const ofKind = (kind: 'axis' | 'objective'): ItemId[] => [...above].filter((id) => plan.items.get(id)?.kind === kind)
  return { axis: ofKind('axis'), objective: ofKind('objective') }
}

/** Who follows an item, and whose proposals are in it. */
function peopleOf(site: Site, id: ItemId): string[] {
  const accepted = site.index.proposalsOf(id).filter(({ status, withheld }) => !withheld && (status === 'accepted' || status === 'accepted-with-changes'))
  return [...(site.state.plan.items.get(id)?.followers ?? []), ...accepted.map(({ person }) => person)]
}

/** Values that are in use and have a name, in the order in which they are offered: the plan's, names by alphabet, the latest year first. */
function nameFacets(site: Site, documents: SearchFacets['documents']): Facets {
  const used = (name: FacetName): string[] => unique(documents.flatMap(({ facets }) => facets[name] ?? []))
  const { t } = site
  const named = (name: FacetName): Facets[FacetName] => {
    const ids = new Set(used(name))
    switch (name) {
      case 'axis':
      case 'objective':
        return site.items.filter(({ id }) => ids.has(id)).map((item) => [item.id, site.fullName(item)] as const)
      case 'status':
        return statuses.filter((status) => ids.has(status)).map((status) => [status, t(status === 'merged-into' || status === 'removed' ? `search.status.${status}` : `status.${status}`)] as const)
      case 'person':
        return [...ids].filter((id) => site.state.people[id] !== undefined).map((id) => [id, site.nameOf(id)] as const).sort(([one, a], [other, b]) => a.localeCompare(b, site.language) || (one < other ? -1 : 1))
      case 'year':
        return [...ids].sort().toReversed().map((year) => [year, year] as const)
    }
  }
  return Object.fromEntries(facetNames.map((name) => [name, named(name)])) as unknown as Facets
}

function listNumbers(site: Site): NumberTable[] {
  const { bearings } = site.state.concordance
  return (['axis', 'objective', 'action'] as const).map((kind) => {
    const numbers = [...new Set(bearings.filter((bearing) => bearing.kind === kind).map(({ number }) => number))].sort((a, b) => a - b)
    return { level: foldWords(site.levelOf(kind)).map(({ forms }) => forms[0]).join(' '), bearers: Object.fromEntries(numbers.map((number) => [number, nameBearers(site, kind, number)])) }
  })
}

function nameBearers(site: Site, kind: ItemKind, number: number): NumberBearer[] {
  const { name, bearers } = buildNumberPage(site, kind, number)
  return bearers.map(({ label, href, when, now }) => [underRoot(site, href), label, `${name} ${when}${now ? ` · ${now}` : ''}`])
}

function underRoot(site: Site, address: string): string {
  return address.slice(site.options.base.length)
}

function yearOf(iso: string): string {
  return iso.slice(0, 4)
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
