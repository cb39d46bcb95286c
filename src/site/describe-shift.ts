import type { Moment } from '../content/concordance.ts'
import type { PlacedItem } from '../domain/plan.ts'
import type { Site } from './site.ts'

/** « était la 17 dans la version soumise à la consultation »; null for an item that always had its number. */
export function describeShift(site: Site, item: Pick<PlacedItem, 'id' | 'kind'>): string | null {
  const shift = site.state.concordance.lastShift(item.id)
  if (!shift?.now || shift.was.number === shift.now.number) return null
  const { number, seenIn } = shift.was
  if (seenIn.kind === 'version') return site.t(`item.shift.${item.kind}.version`, { number, version: nameVersion(site, seenIn) })
  return site.t(`item.shift.${item.kind}.date`, { number, date: site.date(seenIn.at) })
}

/** « la version soumise », or the title in quotes where it is not a « Version … ». */
export function nameVersion(site: Site, { label }: Pick<Moment, 'label'>): string {
  return /^version\b/i.test(label) ? site.t('version.the', { title: label[0]!.toLowerCase() + label.slice(1) }) : site.t('version.quoted', { title: label })
}
