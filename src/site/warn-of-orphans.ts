import type { OriginsPage } from './origins-page.ts'
import type { Site } from './site.ts'

const named = 5

/** Of the words in force, the share that the first state or a public decision brought: 0 to 1. */
export function shareTraced({ orphans }: OriginsPage): number {
  return 1 - orphans.share
}

/**
 * What whoever builds the site is told when words of the plan trace to no public decision, beginning with the fall where the share
 * of those that do is smaller than `before`, the earlier build's; null when all do.
 */
export function warnOfOrphans(site: Site, { orphans, orphanItems, words }: OriginsPage, before: number | null = null): string | null {
  if (orphans.words === 0) return null
  const percent = (share: number): string => new Intl.NumberFormat(site.language, { style: 'percent', maximumFractionDigits: 1 }).format(share)
  const now = 1 - orphans.share
  const fall = before !== null && now < before ? `${site.t('origins.fall', { before: percent(before), now: percent(now) })} ` : ''
  const items = orphanItems.slice(0, named).map(({ label }) => label).join(', ') + (orphanItems.length > named ? '…' : '')
  return fall + site.t('origins.warning', { count: orphans.words, all: words, share: percent(orphans.share), items })
}
