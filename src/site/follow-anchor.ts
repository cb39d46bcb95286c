import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { listSentences, selectQuote } from '../provenance/index.ts'
import { linkItem } from './link-item.ts'
import type { Site } from './site.ts'
import { followToToday } from './wording-fate.ts'
import { holdsWithheldWords } from './withheld-words.ts'
import { listWordings } from './wordings.ts'
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
export function viewQuote(site: Site, { anchor, about: { item }, withheld }: Contribution): QuoteView | null {
  if (!anchor || withheld) return null
  if (item === undefined) return { text: anchor.exact, href: site.links.page('plan/'), told: null }
  const { standing, former } = followAnchor(site, item, anchor.exact)
  const text = [anchor.exact, former?.text ?? ''].some((words) => holdsWithheldWords(site, item, words)) ? site.t('withheld.heading') : anchor.exact
  const { href } = linkItem(site, item)
  if (standing && !former) return { text, href: `${href}#${standing.id}`, told: null }
  const date = former ? site.date(former.until.at) : ''
  const fate = former && followToToday(site, item, former)
  if (fate && fate.item !== item) return { text, href: `${linkItem(site, fate.item).href}${fate.sentence ? `#${fate.sentence.id}` : ''}`, told: site.t('quote.moved', { date, item: linkItem(site, fate.item).label }) }
  if (standing) return { text, href: `${href}#${standing.id}`, told: former ? site.t('quote.reworded', { date }) : site.t('quote.near') }
  return { text, href: `${href}${former ? `#${former.id}` : ''}`, told: former ? site.t('quote.gone', { date }) : site.t('quote.unknown') }
}

/** The sentence of today's text that a quotation points at, through rewordings; undefined where none does. */
export function findQuoted(site: Site, item: ItemId, exact: string): string | undefined {
  return followAnchor(site, item, exact).standing?.id
}

function followAnchor(site: Site, item: ItemId, exact: string): AnchorFate {
  const keys = listSentences(exact).map(({ key }) => key)
  const { standing, former } = listWordings(site, item)
  const holds = (wording: Wording): boolean => keys.some((key) => isPart(key, wording.key) || isPart(wording.key, key))
  const here = standing.find((wording) => keys.includes(wording.key)) ?? standing.find(holds)
  if (here) return { standing: here, former: null }
  const left = former.findLast(holds)
  const fate = left && followToToday(site, item, left)
  if (left) return { standing: (fate?.item === item && standing.find(({ id }) => id === fate.sentence?.id)) || null, former: left }
  const body = site.origins.traced.get(item)?.text ?? ''
  const place = selectQuote(body, { exact })
  return { standing: (place && standing.find(({ start, end }) => start < place.end && end > place.start)) ?? null, former: null }
}

/** Whether words stand in others, in a row. */
function isPart(words: string, others: string): boolean {
  return ` ${others} `.includes(` ${words} `)
}
