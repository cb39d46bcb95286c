import type { Bearing, Moment } from '../content/concordance.ts'
import type { ItemKind } from '../domain/plan.ts'
import { nameVersion } from './describe-shift.ts'
import { goneInto } from './gone-into.ts'
import { labelBorne } from './label-borne.ts'
import type { Site } from './site.ts'

/** One item that bears or bore a number, and when. */
export interface Bearer {
  label: string
  href: string
  current: boolean
  /** « depuis le … », « du … au … » */
  when: string
  /** Its number of today, when it is another; or that it left the plan. */
  now: string | null
}

export interface NumberPage {
  name: string
  bearers: Bearer[]
}

/** Every number of a kind that an item ever had, the smallest first. */
export function listNumbers(site: Site, kind: ItemKind): number[] {
  const numbers = new Set(site.state.concordance.bearings.filter((bearing) => bearing.kind === kind).map(({ number }) => number))
  return [...numbers].sort((a, b) => a - b)
}

export function buildNumberPage(site: Site, kind: ItemKind, number: number): NumberPage {
  return { name: site.numberedName({ kind, number }), bearers: site.state.concordance.bearersOf(kind, number).map((bearing) => describeBearer(site, bearing)) }
}

function describeBearer(site: Site, bearing: Bearing): Bearer {
  const { kind, id, number, from, until } = bearing
  const today = site.state.plan.items.get(id)
  const current = until === null && today?.number === number
  const now = today ? (today.number === number && today.kind === kind ? null : site.t('number.now', { name: site.numberedName(today) })) : tellGone(site, id)
  return { label: labelBorne(site, bearing), href: site.links.item(kind, id), current, when: describePeriod(site, from, until), now }
}

/** That an item left the plan, and what took its text. */
export function tellGone(site: Site, id: string): string {
  const into = goneInto(site, id)
  return into ? site.t('number.gone-into', { name: site.numberedName(into) }) : site.t('number.gone')
}

/** From when to when, by date, or by the version in which it began. */
export function describePeriod(site: Site, from: Moment, until: Moment | null): string {
  const start = from.kind === 'version' ? site.t('number.from-version', { version: nameVersion(site, from), date: site.date(from.at) }) : site.date(from.at)
  if (until && site.date(from.at) === site.date(until.at)) return site.t('number.on', { date: start })
  return until ? site.t('number.between', { from: start, to: site.date(until.at) }) : site.t('number.since', { from: start })
}
