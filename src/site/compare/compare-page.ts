import { siteDictionaries } from '../../i18n/site.ts'
import type { SiteDictionary } from '../../i18n/site.ts'
import { listMoves } from '../item-moves.ts'
import { linkHistory, nameItemEver, stateAnchor } from '../item-states.ts'
import type { Site } from '../site.ts'
import type { NamedLink } from './comparison-files.ts'
import { linkProposals, listMoments } from './list-moments.ts'

export interface ComparePage {
  /** Where the script finds the site, and the words that it shows. */
  script: CompareSettings
  /** Every change, latest first, for who reads without script; the plan's first record is none. */
  changes: { at: string; date: string; proposals: NamedLink[]; texts: { label: string; href: string }[] }[]
  first: { at: string; date: string }
}

export interface CompareSettings {
  root: string
  language: Site['language']
  planLanguage: string
  /** Of the site's dictionary. */
  texts: Partial<SiteDictionary>
}

/** Texts that are shown of comparisons made in the page. */
const shownTexts = /^(?:compare\.(?:whole|loading|failed|unknown|none|none-yet)|tell\..+|diff\..+|change\.in-title|history\.(?:added|removed|compared|pair-title|between)|withheld\.heading|versions\.same\..+|search\.show-more)$/

export function buildComparePage(site: Site): ComparePage {
  const { links, language, planLanguage } = site
  const [first, ...later] = listMoments(site)
  const texts = Object.fromEntries(Object.entries(siteDictionaries[language]).filter(([key]) => shownTexts.test(key)))
  const touched = site.once(listTouched)
  return {
    script: { root: links.page(''), language, planLanguage, texts },
    changes: later.toReversed().map(({ id, at }) => ({ at, date: site.date(at), proposals: linkProposals(site, id), texts: touched.get(id) ?? [] })),
    first: { at: first!.at, date: site.date(first!.at) },
  }
}

/** By commit, where the histories of the items tell what it did to them. */
function listTouched(site: Site): Map<string, { label: string; href: string }[]> {
  const touched = new Map<string, Map<string, { label: string; href: string }>>()
  const add = (commit: string, item: string, anchor: string): void => {
    const items = touched.get(commit) ?? new Map<string, { label: string; href: string }>()
    touched.set(commit, items)
    if (!items.has(item)) items.set(item, { label: nameItemEver(site, item), href: `${linkHistory(site, item)}#${anchor}` })
  }
  const first = site.state.log[0]
  for (const item of new Set([...site.history.all, ...site.history.moves].map((each) => each.item))) {
    site.history.revisionsOf(item).forEach(({ commit, text }, index, all) => {
      const isPassing = !text && commit === all[index + 1]?.commit
      if (commit !== first && !isPassing) add(commit.id, item, stateAnchor(index + 1))
    })
    listMoves(site, item).forEach(({ commit }, index) => add(commit.id, item, `m${index + 1}`))
  }
  return new Map([...touched].map(([commit, items]) => [commit, [...items.values()]]))
}
