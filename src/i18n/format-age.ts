import type { Language } from './index.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** From the longest; a month is 30 days here. Up to two months are told in days, as a waiting is felt. */
const units = [
  ['year', 365 * day, 730 * day],
  ['month', 30 * day, 60 * day],
  ['day', day, day],
  ['hour', hour, hour],
] as const

const formats = new Map<Language, Intl.RelativeTimeFormat>()

const justNow = { fr: 'à l’instant', en: 'just now' } satisfies Record<Language, string>

/** How long ago an instant (ISO 8601) was, for people: « il y a 3 jours », “5 hours ago”. Under a minute, or to come: « à l’instant ». */
export function formatAge(iso: string, now: Date, language: Language): string {
  const format = formats.get(language) ?? new Intl.RelativeTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB')
  formats.set(language, format)
  const age = now.getTime() - Date.parse(iso)
  if (age < minute) return justNow[language]
  const [unit, length] = units.find(([, , from]) => age >= from) ?? (['minute', minute] as const)
  return format.format(-Math.floor(age / length), unit)
}
