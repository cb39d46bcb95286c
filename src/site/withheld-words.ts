import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { splitSentences } from '../text/sentences.ts'
import { baseText } from './base-text.ts'
import type { Site } from './site.ts'

/** Whether a text holds a sentence that a withheld proposal brought into an item: what compares with it must not show it. */
export function holdsWithheldWords(site: Site, item: ItemId, text: string): boolean {
  return site.told(withheldSentences, item).some((sentence) => text.includes(sentence))
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
