import { linkItem } from './link-item.ts'
import { isOrphan, shareOrigins } from './origin-shares.ts'
import type { OriginShares } from './origin-shares.ts'
import type { Site } from './site.ts'
import { groupWords, sumWords } from './word-origins.ts'

export interface OriginsPage extends OriginShares {
  /** Texts that hold words without a public decision, in reading order. */
  orphanItems: { label: string; href: string; words: number }[]
}

/** Where every word of today's plan comes from. */
export function buildOriginsPage(site: Site): OriginsPage {
  const groups = groupWords(site)
  const orphans = Map.groupBy(groups.filter(isOrphan), ({ item }) => item)
  return { ...shareOrigins(site, groups), orphanItems: [...orphans].map(([item, some]) => ({ ...linkItem(site, item), words: sumWords(some) })) }
}
