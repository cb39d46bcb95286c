import type { ItemId } from '../domain/plan.ts'
import { linkItem } from './link-item.ts'
import { plainSentence } from './plain-sentence.ts'
import type { Site } from './site.ts'
import { holdsWithheldWords } from './withheld-words.ts'
import { followToToday } from './wording-fate.ts'
import { listToday } from './wordings.ts'

/** A sentence of an item that left the plan, where it stands today. */
export interface SentenceElsewhere {
  /** As it reads there. */
  text: string
  href: string
  /** The item that has it. */
  item: { label: string; href: string }
}

/** Of the last text of an item that left the plan, the sentences that other items have today, as it had them in order. */
export function listElsewhere(site: Site, id: ItemId): SentenceElsewhere[] {
  return site.told(findElsewhere, id)
}

function findElsewhere(site: Site, id: ItemId): SentenceElsewhere[] {
  const gone = site.history.removed.get(id)
  const last = listToday(site, id).former.filter(({ until }) => until === gone?.commit)
  const found = last.flatMap((wording): SentenceElsewhere[] => {
    const fate = followToToday(site, id, wording)
    if (!fate?.sentence || fate.item === id || site.history.removed.has(fate.item) || holdsWithheldWords(site, fate.item, fate.sentence.text)) return []
    const item = linkItem(site, fate.item)
    return [{ text: plainSentence(fate.sentence.text), href: `${item.href}#${fate.sentence.id}`, item }]
  })
  return [...new Map(found.map((each) => [each.href, each])).values()]
}
