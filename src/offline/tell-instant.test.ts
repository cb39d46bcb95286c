import { expect, it } from 'vitest'
import { formatDate } from '../i18n/format-date.ts'
import { tellInstant } from './tell-instant.ts'

it('writes an instant as the site does', () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  for (const at of [new Date(2026, 10, 1, 8, 5), new Date(2026, 11, 23, 20, 30)]) expect(tellInstant(at.getTime(), 'fr')).toBe(formatDate(at.toISOString(), 'fr', timeZone, 'date-time'))
})
