import type { Language } from './index.ts'

export type DateStyle = 'date' | 'date-time'

const formatters = new Map<string, { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat }>()

/** Kept, as making one takes longer than writing a hundred dates with it. */
function formattersFor(locale: string, timeZone: string): { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat } {
  const key = `${locale} ${timeZone}`
  const known = formatters.get(key)
  if (known) return known
  const made = {
    day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone }),
    time: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }),
  }
  formatters.set(key, made)
  return made
}

/**
 * Writes an ISO 8601 instant or date (YYYY-MM-DD) for people: « 1er octobre 2023 », “1 October 2023”. An instant is read in
 * `timeZone` (IANA); a plain date is that date everywhere. Text that is no date is given back as it is.
 */
export function formatDate(iso: string, language: Language, timeZone: string, style: DateStyle = 'date'): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(iso)
  const zone = plain ? 'UTC' : timeZone
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const { day: days, time: times } = formattersFor(locale, zone)
  const day = days.format(date)
  const dayText = language === 'fr' ? day.replace(/^1 /, '1er ') : day
  if (plain || style === 'date') return dayText
  const time = times.format(date)
  return language === 'fr' ? `${dayText} à ${time.replace(':', '\u00a0h\u00a0')}` : `${dayText} at ${time}`
}
