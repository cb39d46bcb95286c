import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { splitSentences } from '../text/sentences.ts'
import { baseText } from './base-text.ts'
import type { Site } from './site.ts'

/** Whether a text holds a sentence that a withheld proposal brought into an item: what compares with it must not show it. */
export function holdsWithheldWords(site: Site, item: ItemId, text: string): boolean {
  return site.told(listWithheld, item).sentences.some((sentence) => text.includes(sentence))
}

/** Whether an item, as it stood, had such a sentence, or a title that a withheld proposal gave it. */
export function isWithheldState(site: Site, item: ItemId, { title, body }: { title?: string | undefined; body: string | null }): boolean {
  return holdsWithheldWords(site, item, body ?? '') || (title !== undefined && site.told(listWithheld, item).titles.includes(title))
}

/** What withheld proposals brought into one item. */
interface WithheldWords {
  titles: string[]
  sentences: string[]
}

function listWithheld(site: Site, item: ItemId): WithheldWords {
  return site.once(collectWithheld).get(item) ?? { titles: [], sentences: [] }
}

function collectWithheld(site: Site): Map<ItemId, WithheldWords> {
  const withheld = new Map<ItemId, WithheldWords>()
  for (const contribution of site.state.contributions.values()) {
    if (!contribution.withheld) continue
    for (const change of contribution.changes) {
      const { titles, sentences } = withheld.get(change.item) ?? { titles: [], sentences: [] }
      const added = addedWords(site, contribution, change)
      withheld.set(change.item, { titles: [...titles, ...added.titles], sentences: [...sentences, ...added.sentences] })
    }
  }
  return withheld
}

function addedWords(site: Site, contribution: Contribution, change: Change): WithheldWords {
  const before = baseText(site, contribution, change.item)
  const title = 'title' in change ? change.title : undefined
  const body = 'body' in change ? (change.body ?? '') : ''
  return {
    titles: title && title !== before?.title ? [title] : [],
    sentences: splitSentences(body).map(({ start, end }) => body.slice(start, end)).filter((sentence) => !before?.body.includes(sentence)),
  }
}
