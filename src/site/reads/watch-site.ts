import type { PlacedItem } from '../../domain/plan.ts'
import { createMemo } from '../create-memo.ts'
import type { Site } from '../site.ts'
import { nameRead } from './read-kinds.ts'
import type { ReadKind } from './read-kinds.ts'
import type { ReadLog } from './read-log.ts'
import { createItemWatch } from './watch-items.ts'
import { watchMap } from './watch-map.ts'
import { watchObject } from './watch-object.ts'

/**
 * The same site, whose reads are noted in `log`. Settings, the plan's own fields and what is made of them alone are not: a page depends
 * on them without saying. A property that has no reader here is noted as `all`, so that nothing is read without being noted.
 */
export function watchSite(site: Site, log: ReadLog): Site {
  const nameOnce = rememberNames()
  const note = (kind: ReadKind, ...args: (string | number)[]): void => log.note(args.length === 1 ? nameOnce(kind, args[0]!) : nameRead(kind, ...args))
  const noted = <T>(value: T, kind: ReadKind, ...args: (string | number)[]): T => {
    note(kind, ...args)
    return value
  }
  const unknown = (): void => note('all')
  const { state, history, index, origins } = site
  const { plan, concordance } = state
  const watchItem = createItemWatch(log)
  const computed = createMemo()
  let ordered: readonly PlacedItem[] | undefined
  const place = (): void => note('structure')
  const items = watchMap(plan.items, { entry: place, keys: place, all: place }, watchItem)
  const contributions = watchMap(state.contributions, { entry: (id) => note('contribution', id), keys: () => note('contributionIds'), all: () => note('contributions') })
  const people = watchObject(state.people, {}, (key) => note(typeof key === 'string' ? 'person' : 'people', String(key)), () => note('people'))
  const commits = new Proxy(state.log, { get: (target, key) => noted(Reflect.get(target, key) as unknown, key === '0' ? 'first' : 'log') })
  const traced = watchMap(origins.traced, { entry: (key) => note('traced', key), keys: unknown, all: unknown })
  const departed = watchMap(origins.departed, { entry: (key) => note('departed', key), keys: unknown, all: unknown })
  const stories = watchMap(origins.stories, { entry: (commit) => note('story', commit), keys: unknown, all: unknown })
  const removed = watchMap(history.removed, { entry: (id) => note('removedItem', id), keys: () => note('removed'), all: () => note('removed') })
  const byNumber = watchMap(index.byNumber, { entry: (number) => note('contributionOfNumber', number), keys: () => note('byNumber'), all: () => note('byNumber') })

  const watched: Site = watchObject(
    site,
    {
      state: () => watchedState,
      history: () => watchedHistory,
      index: () => watchedIndex,
      origins: () => watchedOrigins,
      items: () => noted((ordered ??= site.items.map(watchItem)), 'structure'),
      borrowsName: () => (person) => noted(site.borrowsName(person), 'person', person),
      nameOf: () => (person) => noted(site.nameOf(person), 'person', person),
      nameDecider: () => (person, elsewhere) => noted(site.nameDecider(person, elsewhere), 'person', person),
      pendingOf: () => (item) => noted(site.pendingOf(item), 'proposalsOf', item),
      hasChanged: () => (item) => noted(site.hasChanged(item), 'hasChanged', item),
      once: () =>
        function (this: Site, compute) {
          const { value, reads } = computed(this, compute, '', () => log.capture(() => compute(this)))
          // What it read counts for each page that uses it.
          log.noteAll(reads)
          return value
        },
      told: () =>
        function (this: Site, compute, key) {
          // A copy of the site with other links tells other things than the next site will be asked.
          if (this !== watched) return compute(this, key)
          log.noteTelling(compute, key)
          return site.told(compute, key)
        },
      ...passOn(site, ['options', 'language', 'planLanguage', 't', 'links', 'date', 'levelOf', 'hasOwnLevel', 'countItems', 'numberedName', 'fullName']),
    },
    unknown,
  )
  const watchedPlan = watchObject(plan, { fields: () => plan.fields, items: () => items, axes: () => noted(plan.axes.map(watchItem), 'structure'), introduction: () => noted(plan.introduction, 'introduction'), versions: () => noted(plan.versions, 'versions') }, unknown)
  const watchedConcordance = watchObject(
    concordance,
    {
      columns: () => noted(concordance.columns, 'concordance'),
      bearings: () => noted(concordance.bearings, 'concordance'),
      numbersOf: () => (id) => noted(concordance.numbersOf(id), 'numbersOf', id),
      bearersOf: () => (kind, number) => noted(concordance.bearersOf(kind, number), 'bearersOf', kind, number),
      lastShift: () => (id) => noted(concordance.lastShift(id), 'lastShift', id),
    },
    unknown,
  )
  const watchedState = watchObject(state, { plan: () => watchedPlan, contributions: () => contributions, people: () => people, log: () => commits, events: () => noted(state.events, 'events'), concordance: () => watchedConcordance }, unknown)
  const watchedHistory = watchObject(
    history,
    {
      all: () => noted(history.all, 'revisions'),
      revisionsOf: () => (id) => noted(history.revisionsOf(id), 'revisionsOf', id),
      moves: () => noted(history.moves, 'moves'),
      movesOf: () => (id) => noted(history.movesOf(id), 'movesOf', id),
      textAt: () => (item, commit, at) => noted(history.textAt(item, commit, at), 'textAt', item, commit, at),
      textOfBlob: () => (blob) => noted(history.textOfBlob(blob), 'textOfBlob', blob),
      removed: () => removed,
    },
    unknown,
  )
  const watchedIndex = watchObject(
    index,
    {
      proposalsOf: () => (id) => noted(index.proposalsOf(id), 'proposalsOf', id),
      commentsOn: () => (id) => noted(index.commentsOn(id), 'commentsOn', id),
      commentsAbout: () => (id) => noted(index.commentsAbout(id), 'commentsAbout', id),
      generalComments: () => noted(index.generalComments, 'generalComments'),
      byNumber: () => byNumber,
    },
    unknown,
  )
  const watchedOrigins = watchObject(origins, { traced: () => traced, departed: () => departed, stories: () => stories }, unknown)
  return watched
}

/** Names of reads with one argument. They are noted thousands of times a page: a name that is made anew each time is also hashed anew. */
function rememberNames(): (kind: ReadKind, of: string | number) => string {
  const kinds = new Map<ReadKind, Map<string | number, string>>()
  return (kind, of) => {
    let names = kinds.get(kind)
    if (!names) kinds.set(kind, (names = new Map()))
    let name = names.get(of)
    if (name === undefined) names.set(of, (name = nameRead(kind, of)))
    return name
  }
}

/** Readers of properties that settings and the plan's fields alone decide. */
function passOn<K extends keyof Site>(site: Site, keys: readonly K[]): { [P in K]: () => Site[P] } {
  return Object.fromEntries(keys.map((key) => [key, () => site[key]])) as { [P in K]: () => Site[P] }
}
