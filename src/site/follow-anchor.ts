import type { Anchor } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { listSentences, selectQuote } from '../provenance/index.ts'
import { baseText } from './base-text.ts'
import type { SentencePlace } from './beside-arrived.ts'
import { linkItem } from './link-item.ts'
import type { Site } from './site.ts'
import { followToToday } from './wording-fate.ts'
import { holdsWithheldWords } from './withheld-words.ts'
import { listToday } from './wordings.ts'
import type { FormerWording, Wording } from './wordings.ts'

/** A quoted passage beside what became of it. */
export interface QuoteView {
  /** The words as they were quoted. */
  text: string
  /** The sentence that it stands in today, or the place where its last wording is kept. */
  href: string
  /** What became of it, in words; null while it reads as quoted. */
  told: string | null
}

/** Where a quoted passage leads: a sentence of today's text, or one that left it and what took its place. */
interface AnchorFate {
  standing: Wording | null
  former: FormerWording | null
}

/** The passage that a message points at; null for none, and for words that are withheld. */
export function viewQuote(site: Site, contribution: Contribution): QuoteView | null {
  const { anchor, about: { item }, withheld } = contribution
  if (!anchor || withheld) return null
  if (item === undefined) return { text: anchor.exact, href: site.links.page('plan/'), told: null }
  const { standing, former } = followAnchor(site, item, anchor, contribution)
  const text = [anchor.exact, former?.text ?? ''].some((words) => holdsWithheldWords(site, item, words)) ? site.t('withheld.heading') : anchor.exact
  const { href } = linkItem(site, item)
  if (standing && !former) return { text, href: `${href}#${standing.id}`, told: null }
  const date = former ? site.date(former.until.at) : ''
  const fate = former && followToToday(site, item, former)
  if (fate && fate.item !== item) return { text, href: `${linkItem(site, fate.item).href}${fate.sentence ? `#${fate.sentence.id}` : ''}`, told: site.t('quote.moved', { date, item: linkItem(site, fate.item).label }) }
  if (standing) return { text, href: `${href}#${standing.id}`, told: former ? site.t('quote.reworded', { date }) : site.t('quote.near') }
  return { text, href: `${href}${former ? `#${former.id}` : ''}`, told: former ? site.t('quote.gone', { date }) : site.t('quote.unknown') }
}

/** The sentence of today's text that a message's quotation points at, through rewordings; undefined where none does. */
export function findQuoted(site: Site, item: ItemId, contribution: Contribution): string | undefined {
  return contribution.anchor && followAnchor(site, item, contribution.anchor, contribution).standing?.id
}

/** The sentence of another item that a quotation leads to today; null where it leads to none. */
export function findArrived(site: Site, item: ItemId, contribution: Contribution): SentencePlace | null {
  const former = contribution.anchor && followAnchor(site, item, contribution.anchor, contribution).former
  const fate = former && followToToday(site, item, former)
  return fate?.sentence && fate.item !== item ? { item: fate.item, sentence: fate.sentence.id } : null
}

function followAnchor(site: Site, item: ItemId, anchor: Anchor, contribution: Contribution): AnchorFate {
  return followRead(site, item, anchor, contribution) ?? followWords(site, item, anchor.exact)
}

/** From the sentence in which the words were read: what stands before and after tells it from others that hold the same words. */
function followRead(site: Site, item: ItemId, anchor: Anchor, contribution: Contribution): AnchorFate | null {
  const body = baseText(site, contribution, item)?.body ?? ''
  const place = selectQuote(body, anchor)
  if (!place) return null
  const read = listSentences(body).filter(({ start, end }) => start < place.end && end > place.start).map(({ key }) => key)
  const { standing, former } = listToday(site, item)
  const here = standing.find(({ key }) => read.includes(key))
  if (here) return { standing: here, former: null }
  const left = former.findLast(({ key }) => read.includes(key))
  if (!left) return null
  const now = findHeir(site, item, left)
  const isAsQuoted = now && listSentences(anchor.exact).some(({ key }) => isPart(key, now.key))
  return { standing: now, former: isAsQuoted ? null : left }
}

function findHeir(site: Site, item: ItemId, left: FormerWording): Wording | null {
  const fate = followToToday(site, item, left)
  return (fate?.item === item && listToday(site, item).standing.find(({ id }) => id === fate.sentence?.id)) || null
}

/** By the words alone, where the text in which they were read is not known. */
function followWords(site: Site, item: ItemId, exact: string): AnchorFate {
  const keys = listSentences(exact).map(({ key }) => key)
  const { standing, former } = listToday(site, item)
  const holds = (wording: Wording): boolean => keys.some((key) => isPart(key, wording.key) || isPart(wording.key, key))
  const here = standing.find((wording) => keys.includes(wording.key)) ?? standing.find(holds)
  if (here) return { standing: here, former: null }
  const left = former.findLast(holds)
  if (left) return { standing: findHeir(site, item, left), former: left }
  const body = site.origins.traced.get(item)?.text ?? ''
  const place = selectQuote(body, { exact })
  return { standing: (place && standing.find(({ start, end }) => start < place.end && end > place.start)) ?? null, former: null }
}

/** Whether words stand in others, in a row. */
function isPart(words: string, others: string): boolean {
  return ` ${others} `.includes(` ${words} `)
}
