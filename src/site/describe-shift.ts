import type { Moment } from '../content/concordance.ts'
import type { PlacedItem } from '../domain/plan.ts'
import type { Site } from './site.ts'

/**
 * « était la 17 dans la version soumise à la consultation »; null for an item that always had its number. The number that it had
 * in the last named version comes first: that is the one people have read and quoted.
 */
export function describeShift(site: Site, item: Pick<PlacedItem, 'id' | 'kind'>): string | null {
  const { concordance } = site.state
  const shift = concordance.lastShift(item.id)
  if (!shift?.now) return null
  const now = shift.now.number
  const former = concordance.numbersOf(item.id).filter((bearing) => bearing.number !== now)
  const was = former.findLast((bearing) => bearing.seenIn.kind === 'version') ?? former.at(-1)
  if (!was) return null
  const { number, seenIn } = was
  const kind = site.hasOwnLevel(item.kind) ? 'own' : item.kind
  const level = site.levelOf(item.kind)
  if (seenIn.kind === 'version') return site.t(`item.shift.${kind}.version`, { level, number, version: nameVersion(site, seenIn) })
  return site.t(`item.shift.${kind}.date`, { level, number, date: site.date(seenIn.at) })
}

/** « la version soumise », or the title in quotes where it is not a « Version … ». */
export function nameVersion(site: Site, { label }: Pick<Moment, 'label'>): string {
  return /^version\b/i.test(label) ? site.t('version.the', { title: label[0]!.toLowerCase() + label.slice(1) }) : site.t('version.quoted', { title: label })
}
