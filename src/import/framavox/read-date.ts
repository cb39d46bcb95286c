import * as chrono from 'chrono-node'

const dayName = /(?:^|\s)(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim)[a-zé]*\.?,?\s*$/i
const hours = /\b(\d{1,2})\s*h\s*(\d{2})?$/i
const hasYear = /\b(?:19|20)\d{2}\b/
const languages = [chrono.en.GB, chrono.fr.strict]

/** A date at the end of a line, and what precedes it. */
export interface DatedLine {
  before: string
  /** ISO 8601 with offset, or `YYYY-MM-DD` where no time is given. */
  at: string
  hasTime: boolean
}

/**
 * Reads a line that ends with a whole date: English (`Wed 20 Sep 2023 6:52AM`), French (`mer. 20 sept. 2023 à 6 h 52`), ISO or
 * `20/09/2023 06:52`, day before month. Times without a zone are those of `timeZone` (IANA name).
 */
export function readDatedLine(folded: string, timeZone: string): DatedLine | undefined {
  if (folded.length > 120 || !hasYear.test(folded)) return undefined
  const line = folded.replace(hours, (_, hour: string, minutes?: string) => `${hour}:${minutes ?? '00'}`)
  const results = languages.flatMap((language) => language.parse(line, new Date(0)))
  const result = results.find(({ index, text, start }) => index + text.length === line.length && (['day', 'month', 'year'] as const).every((part) => start.isCertain(part)))
  if (!result) return undefined
  const { start } = result
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') => start.get(name) ?? 0
  const before = line.slice(0, result.index).replace(dayName, '').replace(/(?:^|[\s,–—·|-]+)(?:le|on|the)?\s*$/i, '').trim()
  const date = `${part('year')}-${pad(part('month'))}-${pad(part('day'))}`
  if (!start.isCertain('hour')) return { before, at: date, hasTime: false }
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  const given = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : null
  return { before, at: given === null ? formatWall(wall, timeZone) : formatInstant(wall - given * 60_000, timeZone), hasTime: true }
}

/** ISO 8601 with the offset of `timeZone` for an instant in milliseconds since 1970. */
export function formatInstant(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone)
  const sign = offset < 0 ? '-' : '+'
  const size = Math.abs(offset)
  return `${new Date(instant + offset * 60_000).toISOString().slice(0, 19)}${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** As `formatInstant`, from the time that a clock on the wall shows there. */
function formatWall(wall: number, timeZone: string): string {
  const guess = wall - offsetAt(wall, timeZone) * 60_000
  return formatInstant(wall - offsetAt(guess, timeZone) * 60_000, timeZone)
}

/** Minutes that `timeZone` is ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name)
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
