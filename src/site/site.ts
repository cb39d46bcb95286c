import { chooseLanguage } from '../i18n/index.ts'
import type { Language, Translate } from '../i18n/index.ts'
import { formatDate } from '../i18n/format-date.ts'
import type { DateStyle } from '../i18n/format-date.ts'
import { translateSite } from '../i18n/site.ts'
import type { SiteDictionary } from '../i18n/site.ts'
import { flatten } from '../content/read-plan.ts'
import type { Contribution } from '../domain/contribution.ts'
import { findBorrowedNames } from '../domain/find-borrowed-names.ts'
import type { PersonId } from '../domain/ids.ts'
import type { ItemId, ItemKind, PlacedItem } from '../domain/plan.ts'
import type { Trace } from '../provenance/index.ts'
import type { PlanState } from '../usecases/plan-state.ts'
import { createMemo } from './create-memo.ts'
import { createLinks } from './links.ts'
import type { Links } from './links.ts'
import { traceOrigins } from './origins.ts'
import type { Origins } from './origins.ts'
import type { PlanHistory } from './plan-history.ts'
import { indexContributions } from './site-index.ts'
import type { SiteIndex } from './site-index.ts'
import type { SiteSettings } from './site-input.ts'

/** What of a build's inputs may reach a page. */
export type SiteOptions = SiteSettings

/** Everything that view models need. Pure: the same state, history and options give the same pages. */
export interface Site {
  options: SiteOptions
  state: PlanState
  history: PlanHistory
  index: SiteIndex
  origins: Origins
  /** Every item of the plan, in reading order. */
  items: readonly PlacedItem[]
  /** Language of the interface, and BCP 47 tag of the plan's text. */
  language: Language
  planLanguage: string
  t: Translate<SiteDictionary>
  links: Links
  /** An instant or date for people, in the plan's time zone. */
  date(iso: string, style?: DateStyle): string
  /** What the host calls a level: « Action ». */
  levelOf(kind: ItemKind): string
  /** Whether the host gave a level a name of its own, whose gender and plural we cannot know. */
  hasOwnLevel(kind: ItemKind): boolean
  /** « 3 actions » */
  countItems(kind: ItemKind, count: number): string
  /** « Action 18 » */
  numberedName(item: Pick<PlacedItem, 'kind' | 'number'>): string
  /** « Action 18 : Monnaies locales » */
  fullName(item: Pick<PlacedItem, 'kind' | 'number' | 'label'>): string
  /** Whether somebody who is no coordinator chose a coordinator's name. */
  borrowsName(person: PersonId): boolean
  /** The name that a person chose, said to be no coordinator's where it is one's; or that they chose none. */
  nameOf(person: PersonId): string
  /** Who decided: coordinators who chose no name are told as such; `elsewhere`: not at the desk. A borrowed name is said to be so. */
  nameDecider(person: PersonId, elsewhere?: boolean): string
  /** Proposals on an item that wait for a decision. */
  pendingOf(item: ItemId): Contribution[]
  /** Whether an item was added, or its words changed, since the plan was first recorded. */
  hasChanged(item: ItemId): boolean
  /** What `compute` makes of this very object, once for all who ask; a copy with other links has its own. */
  once<T>(this: Site, compute: (site: Site) => T): T
  /**
   * What `compute` tells of one thing. It is plain data (what JSON keeps), so that a page that shows it is made again only where it
   * changed, whatever it was computed from; and the function is the same one each time.
   */
  told<T>(this: Site, compute: (site: Site, key: string) => T, key: string): T
}

export function createSite(state: PlanState, history: PlanHistory, options: SiteOptions, trace?: Trace): Site {
  const { fields } = state.plan
  const language = chooseLanguage(fields.lang)
  const t = translateSite(language)
  const index = indexContributions(state)
  const first = state.log[0]
  const levelOf = (kind: ItemKind): string => fields.levels?.[kind] ?? t(`level.${kind}`)
  const hasOwnLevel = (kind: ItemKind): boolean => fields.levels?.[kind] !== undefined
  const computed = createMemo()
  const borrowsName = findBorrowedNames(state.people)
  const nameOf = (person: PersonId): string => {
    const name = state.people[person]?.name
    return name && borrowsName(person) ? t('person.borrowed', { name }) : (name ?? t('person.anonymous'))
  }
  const dates = new Map<string, string>()
  const writeDate = (iso: string, style: DateStyle | undefined, name: string): string => {
    const date = formatDate(iso, language, fields['time-zone'], style)
    dates.set(name, date)
    return date
  }
  return {
    options,
    state,
    history,
    index,
    items: flatten(state.plan.axes),
    origins: traceOrigins(state, history, trace),
    language,
    planLanguage: fields.lang,
    t,
    links: createLinks(options.base, options.intakeUrl),
    date: (iso, style = 'date') => dates.get(style + iso) ?? writeDate(iso, style, style + iso),
    levelOf,
    hasOwnLevel,
    countItems: (kind, count) => (hasOwnLevel(kind) ? t('count.own', { level: levelOf(kind), count }) : t(`count.${kind}`, { count })),
    numberedName: ({ kind, number }) => t('item.numbered', { level: levelOf(kind), number }),
    fullName: ({ kind, number, label }) => (label ? t('item.named', { level: levelOf(kind), number, label }) : t('item.numbered', { level: levelOf(kind), number })),
    borrowsName,
    nameOf,
    nameDecider: (person, elsewhere = false) => {
      const name = state.people[person]?.name
      if (name && borrowsName(person)) return nameOf(person)
      if (elsewhere) return name ? t('person.named-elsewhere', { name }) : t('person.elsewhere')
      return name ?? t('person.coordinator')
    },
    pendingOf: (item) => index.proposalsOf(item).filter(({ status, withheld }) => status === 'pending' && !withheld),
    hasChanged: (item) => history.revisionsOf(item).some(({ commit }) => commit !== first),
    once(compute) {
      return computed(this, compute, '', () => compute(this))
    },
    told(compute, key) {
      return computed(this, compute, key, () => compute(this, key))
    },
  }
}
