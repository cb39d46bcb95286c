import { compareReads } from '../site/compare-reads.ts'
import type { ReadComparison } from '../site/compare-reads.ts'
import type { MomentsFile, PublishedState, StatesFile } from '../site/compare/comparison-files.ts'
import { countSame, listBetween } from '../site/compare/list-between.ts'
import type { Between } from '../site/compare/list-between.ts'
import { readPublished } from '../site/compare/read-published.ts'
import type { Site } from '../site/site.ts'
import { createElement, writeDiff, writeText } from './write-diff.ts'
import { createButton, createLink } from './search-results.ts'

/** What showing a comparison takes. */
export interface Showing {
  t: Site['t']
  planLanguage: string
  readStates(item: string): Promise<StatesFile>
  /** Whether nothing else was asked for meanwhile. */
  isWanted(): boolean
  /** Tells that what was asked for cannot be had. */
  fail(): void
}

/** Items whose texts are fetched together. */
const atOnce = 20

/** Two states of one item, by place from 1. */
export function showItem(showing: Showing, { states }: StatesFile, before: number, after: number): HTMLElement[] {
  const { t } = showing
  const change = compareReads(showing, readPublished(states[before - 1]!.text!), readPublished(states[after - 1]!.text!))
  const none = createElement('p', { className: 'notice measure', textContent: t('compare.none') })
  return [createElement('div', { className: 'stack-tight measure' }, ...(change.told.length > 0 ? showChange(showing, change) : [none])), createElement('div', { className: 'stack-tight measure' }, ...listSteps(showing, states.slice(before, after)))]
}

/** The whole plan at two moments. Rejects where a text cannot be had. */
export async function showPlan(showing: Showing, index: MomentsFile, from: number, to: number): Promise<HTMLElement[]> {
  const { t } = showing
  const all = listBetween(index, from, to)
  const told = new Set<string>()
  const list = createElement('div', { className: 'stack measure' })
  const count = createElement('p', { className: 'measure' })
  const append = async (start: number): Promise<void> => {
    const some = await Promise.all(all.slice(start, start + atOnce).map(async (between) => ({ id: between.item.id, shown: showBetween(showing, between, await showing.readStates(between.item.id)) })))
    if (!showing.isWanted()) return
    for (const { id, shown } of some) if (shown) (told.add(id), list.append(shown))
    if (start + atOnce < all.length) {
      const more = createButton(t('search.show-more'), () => void append(start + atOnce).then(() => {
        const next = more.nextElementSibling
        more.remove()
        next?.querySelector('a')?.focus()
      }, showing.fail))
      list.append(more)
      return
    }
    count.textContent = [told.size === 0 ? t('compare.none') : '', t('versions.same', { count: countSame(index, from, to, told) })].filter(Boolean).join(' ')
  }
  await append(0)
  return [list, count]
}

/** Null where it reads and stands as before. */
function showBetween(showing: Showing, { item, before, after, steps, moves }: Between, { states }: StatesFile): HTMLElement | null {
  const { t } = showing
  const [one, other] = [before, after].map((place) => (place === null ? null : states[place - 1]!))
  const moved = one && other ? moves.map(({ told }) => told) : []
  const shown = showStates(showing, one ?? null, other ?? null)
  if (moved.length === 0 && shown.length === 0) return null
  const name = createElement('h3', { lang: showing.planLanguage })
  name.append(createLink(item.href, item.name))
  const told = moved.length > 0 ? [createElement('ul', { className: 'diff-told' }, ...moved.map((textContent) => createElement('li', { textContent })))] : []
  const by = moves.map((move): PublishedState => ({ title: move.told, when: move.told, href: item.href, text: null, by: move.by }))
  return createElement('section', { className: 'stack-tight change' }, name, ...told, ...shown, ...listSteps({ t }, [...steps.map((place) => states[place - 1]!), ...(one && other ? by : [])]))
}

function showStates(showing: Showing, one: PublishedState | null, other: PublishedState | null): HTMLElement[] {
  const { t, planLanguage } = showing
  if (one?.hidden || other?.hidden) return one === other ? [] : [createElement('p', { textContent: t('withheld.heading') })]
  if (one?.text && other?.text) return showChange(showing, compareReads(showing, readPublished(one.text), readPublished(other.text)))
  const whole = createElement('p')
  whole.append(...writeText((one ?? other)!.text!.read))
  const telling = createElement('ul', { className: 'diff-told' }, createElement('li', { textContent: t(one ? 'history.removed' : 'history.added') }))
  return [telling, createElement('div', { className: 'diff', lang: planLanguage }, whole)]
}

function showChange({ t, planLanguage }: Showing, { told, title, text }: ReadComparison): HTMLElement[] {
  if (told.length === 0) return []
  const write = (parts: ReadComparison['text'], className: string): HTMLElement[] => {
    if (!parts) return []
    const words = createElement('p')
    words.append(...writeDiff(parts, { removed: t('diff.removed'), added: t('diff.added'), end: t('diff.end') }))
    return [createElement('div', { className, lang: planLanguage }, words)]
  }
  return [createElement('ul', { className: 'diff-told' }, ...told.map((textContent) => createElement('li', { textContent }))), ...write(title, 'diff diff-title'), ...write(text, 'diff')]
}

/** What made one of the other, oldest first: where it is told, and the proposals behind it. */
function listSteps({ t }: Pick<Showing, 't'>, steps: readonly PublishedState[]): HTMLElement[] {
  if (steps.length === 0) return []
  const rows = steps.map(({ when, href, by }) => {
    const row = createElement('li')
    row.append(createLink(href, when), ...by.flatMap(([words, address]) => [' · ', createLink(address, words)]))
    return row
  })
  return [createElement('p', { className: 'small-title', textContent: t('history.between') }), createElement('ul', { className: 'link-list' }, ...rows)]
}
