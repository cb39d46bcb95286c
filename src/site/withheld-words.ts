import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { splitSentences } from '../text/sentences.ts'
import { baseText } from './base-text.ts'
import type { Site } from './site.ts'

/** Whether a text holds a sentence that a withheld proposal brought into an item: what compares with it must not show it. */
export function holdsWithheldWords(site: Site, item: ItemId, text: string): boolean {
  return site.told(withheldSentences, item).some((sentence) => text.includes(sentence))
}

/** Whether an item, as it stood, had such a sentence, or a title that a withheld proposal gave it. */
export function isWithheldState(site: Site, item: ItemId, { title, body }: { title?: string | undefined; body: string | null }): boolean {
  return holdsWithheldWords(site, item, body ?? '') || (title !== undefined && site.told(withheldTitles, item).includes(title))
}

function withheldTitles(site: Site, item: ItemId): string[] {
  return site.once(collectTitles).get(item) ?? []
}

function collectTitles(site: Site): Map<ItemId, string[]> {
  const titles = new Map<ItemId, string[]>()
  for (const contribution of site.state.contributions.values()) {
    if (!contribution.withheld) continue
    for (const change of contribution.changes) {
      if (!('title' in change) || !change.title || change.title === baseText(site, contribution, change.item)?.title) continue
      titles.set(change.item, [...(titles.get(change.item) ?? []), change.title])
    }
  }
  return titles
}

function withheldSentences(site: Site, item: ItemId): string[] {
  return site.once(collectSentences).get(item) ?? []
}

function collectSentences(site: Site): Map<ItemId, string[]> {
  const sentences = new Map<ItemId, string[]>()
  for (const contribution of site.state.contributions.values()) {
    if (!contribution.withheld) continue
    for (const change of contribution.changes) {
      if (!('body' in change) || change.body === undefined) continue
      const added = addedSentences(site, contribution, change.item, change.body)
      sentences.set(change.item, [...(sentences.get(change.item) ?? []), ...added])
    }
  }
  return sentences
}

function addedSentences(site: Site, contribution: Contribution, item: ItemId, body: string): string[] {
  const before = baseText(site, contribution, item)?.body ?? ''
  return splitSentences(body).map(({ start, end }) => body.slice(start, end)).filter((sentence) => !before.includes(sentence))
}
