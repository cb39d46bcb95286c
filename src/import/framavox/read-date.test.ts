import { describe, expect, it } from 'vitest'
import { formatInstant, readDatedLine } from './read-date.ts'

const paris = 'Europe/Paris'

describe('readDatedLine', () => {
  it.each([
    'Sibille Fri 29 Sep 2023 6:21AM', 'Sibille Fri 29 Sep 2023 06:21', 'Sibille, 29 September 2023 6:21 AM', 'Sibille Sep 29, 2023 6:21 AM', 'Sibille ven. 29 sept. 2023 06:21', 'Sibille vendredi 29 septembre 2023 à 6h21',
    'Sibille vendredi 29 septembre 2023 à 6 h 21', 'Sibille le 29 septembre 2023 à 06:21', 'Sibille · 29/09/2023 06:21', 'Sibille 2023-09-29 06:21', 'Sibille 2023-09-29T06:21:00+02:00', 'Sibille 2023-09-29T04:21:00Z', 'Sibille – ven 29 sept 2023 06:21',
  ])('reads %s', (line) => {
    expect(readDatedLine(line, paris)).toEqual({ before: 'Sibille', at: '2023-09-29T06:21:00+02:00', hasTime: true })
  })

  it('gives a day alone where there is no time', () => {
    expect(readDatedLine('Sibille 1er octobre 2023', paris)).toEqual({ before: 'Sibille', at: '2023-10-01', hasTime: false })
  })

  it('follows the clocks of the zone, winter and summer', () => {
    expect(readDatedLine('A 2023-12-01 12:00', paris)?.at).toBe('2023-12-01T12:00:00+01:00')
    expect(readDatedLine('A 2023-12-01 12:00', 'America/Martinique')?.at).toBe('2023-12-01T12:00:00-04:00')
    expect(readDatedLine('A 2023-03-26 03:30', paris)?.at).toBe('2023-03-26T03:30:00+02:00')
    expect(formatInstant(0, 'Asia/Kolkata')).toBe('1970-01-01T05:30:00+05:30')
  })

  it.each(['Sibille', 'Le 29 septembre, les personnes', 'mesure du 6 juillet 2023 à Paris', 'en avril 2023', '', '29 Sep 6:21AM'])('finds no whole date at the end of « %s »', (line) => {
    expect(readDatedLine(line, paris)).toBeUndefined()
  })
})
