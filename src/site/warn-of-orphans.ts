import { buildOriginsPage } from './origins-page.ts'
import type { Site } from './site.ts'

const named = 5

/** What whoever builds the site is told when words of the plan trace to no public decision; null when all do. */
export function warnOfOrphans(site: Site): string | null {
  const { orphans, orphanItems, words } = buildOriginsPage(site)
  if (orphans.words === 0) return null
  const share = new Intl.NumberFormat(site.language, { style: 'percent', maximumFractionDigits: 1 }).format(orphans.share)
  const items = orphanItems.slice(0, named).map(({ label }) => label).join(', ') + (orphanItems.length > named ? '…' : '')
  return site.t('origins.warning', { count: orphans.words, all: words, share, items })
}
