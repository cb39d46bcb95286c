import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import { followQuote, listSentences, selectQuote } from '../provenance/index.ts'
import type { GoneSentence, TracedSentence } from '../provenance/index.ts'
import type { Site } from './site.ts'
import { findTaker } from './gone-into.ts'
import { listToday, listWordings } from './wordings.ts'
import type { FormerWording, Wording } from './wordings.ts'

/** Where a former wording leads: the item, and the sentence that took its place there, where one did. */
export interface WordingFate {
  item: ItemId
  sentence: Wording | null
}

/** Below this many words, words found inside another sentence prove nothing. */
const telling = 4

/**
 * What a wording that an item no longer has became, through rewordings and moves: the sentence of today; the next wording, where that
 * one left as well. Null where nothing took its place.
 */
export function followWording(site: Site, item: ItemId, wording: FormerWording): WordingFate | null {
  const { text, key } = wording
  const traced = site.origins.traced.get(item) ?? site.origins.departed.get(item)
  if (!traced) return followRenamed(site, item, wording) ?? followInText(site, item, wording)
  const reads = (each: { text: string }): boolean => each.text === text || keyOf(each.text) === key
  const heir = traced.sentences.find(({ replaced, events }) => replaced.some(reads) || events.some(reads))
  if (heir) return { item, sentence: wordingAt(site, item, heir) }
  const gone = traced.gone.findLast((sentence) => reads(sentence) || sentence.replaced.some(reads))
  if (gone) return followGone(site, item, gone, reads)
  const fate = key.split(' ').length < telling ? undefined : followQuote(traced, { exact: text })
  if (fate?.status === 'here') return { item, sentence: wordingAt(site, item, fate.place) }
  if (fate?.status === 'reworded') return { item, sentence: wordingAt(site, item, fate.sentence) }
  return fate ? followGone(site, item, fate.sentence, () => false) : null
}

/** The same, followed on through wordings that left as well, to today's sentence, another item, or nothing. */
export function followToToday(site: Site, item: ItemId, wording: FormerWording): WordingFate | null {
  const { former } = listToday(site, item)
  const seen = new Set<FormerWording>()
  let last = wording
  for (;;) {
    seen.add(last)
    const fate = followWording(site, item, last)
    const next = fate?.item === item ? former.find(({ id }) => id === fate.sentence?.id) : undefined
    if (next === undefined || seen.has(next)) return next === undefined ? fate : null
    last = next
  }
}

function followGone(site: Site, item: ItemId, gone: GoneSentence, reads: (each: { text: string }) => boolean): WordingFate | null {
  const place = gone.replaced.findLastIndex(reads)
  if (place !== -1) return findKey(site, item, keyOf((gone.replaced[place + 1] ?? gone).text))
  return gone.movedTo === undefined ? null : findLine(site, gone.movedTo, gone.line)
}

/** What left with its item, where the item went on under another id. */
function followRenamed(site: Site, item: ItemId, { key, until }: FormerWording): WordingFate | null {
  const taker = site.history.removed.get(item)?.commit.id === until.id ? site.told(findTaker, item) : null
  const heir = taker === null ? undefined : site.origins.traced.get(taker)?.sentences.find(({ events }) => events.some(({ text }) => keyOf(text) === key))
  return taker === null || !heir ? null : { item: taker, sentence: wordingAt(site, taker, heir) }
}

/** In an item that left the plan under another id: what is most like it in the text that it left. */
function followInText(site: Site, item: ItemId, { text, until }: FormerWording): WordingFate | null {
  const after = site.history.revisionsOf(item).find(({ commit }) => commit === until)?.text?.body ?? ''
  const place = selectQuote(after, { exact: text })
  const next = place && listSentences(after).find(({ start, end }) => start < place.end && end > place.start)?.key
  return findKey(site, item, next)
}

function findKey(site: Site, item: ItemId, key: string | undefined): WordingFate | null {
  const { standing, former } = listWordings(site, item)
  const sentence = [...standing, ...former].find((each) => each.key === key)
  return sentence ? { item, sentence } : null
}

/** A sentence that moved on is looked for wherever it is today. */
function findLine(site: Site, item: ItemId, line: number): WordingFate {
  for (const other of [item, ...site.items.map(({ id }) => id), PLAN_ID]) {
    const sentence = site.origins.traced.get(other)?.sentences.find((each) => each.line === line)
    if (sentence) return { item: other, sentence: wordingAt(site, other, sentence) }
  }
  return { item, sentence: null }
}

function wordingAt(site: Site, item: ItemId, { start, end }: Pick<TracedSentence, 'start' | 'end'>): Wording | null {
  return listWordings(site, item).standing.find((each) => each.start < end && each.end > start) ?? null
}

function keyOf(text: string): string {
  return listSentences(text).map(({ key }) => key).join(' ')
}
