import type { Moment } from '../content/concordance.ts'
import type { PlacedItem } from '../domain/plan.ts'
import type { Site } from './site.ts'

/**
 * « était la 17 dans la version soumise à la consultation »; null for an item that always had its number. The number that it had
 * in the last named version comes first: that is the one people have read and quoted. An item that no version holds is told by
 * its first number, and one that bears in the versions what it bears today is not told at all: others may have lasted minutes.
 */
export function describeShift(site: Site, item: Pick<PlacedItem, 'id' | 'kind'>): string | null {
  const { concordance } = site.state
  const now = concordance.lastShift(item.id)?.now
  if (!now) return null
  const bearings = concordance.numbersOf(item.id)
  const named = bearings.filter(({ seenIn }) => seenIn.kind === 'version')
  const was = (named.length > 0 ? named : bearings.slice(0, 1)).findLast(({ number, kind }) => number !== now.number || kind !== now.kind)
  if (!was) return null
  const { number, seenIn } = was
  // One that was of another kind is told by the name of that kind, which « la 17 » would hide.
  const kind = was.kind !== item.kind || site.hasOwnLevel(item.kind) ? 'own' : item.kind
  const level = site.levelOf(was.kind)
  if (seenIn.kind === 'version') return site.t(`item.shift.${kind}.version`, { level, number, version: nameVersion(site, seenIn) })
  return site.t(`item.shift.${kind}.date`, { level, number, date: site.date(seenIn.at) })
}

/** « la version soumise », or the title in quotes where it is not a « Version … ». */
export function nameVersion(site: Site, { label }: Pick<Moment, 'label'>): string {
  return /^version\b/i.test(label) ? site.t('version.the', { title: label[0]!.toLowerCase() + label.slice(1) }) : site.t('version.quoted', { title: label })
}
