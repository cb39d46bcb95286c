import { describe, expect, it } from 'vitest'
import { listBrokenLimits } from './limits.ts'

const light = { elements: 150, requests: 3, bytes: 8_000, scriptBytes: 600, otherHosts: [], errors: [] }

describe('listBrokenLimits', () => {
  it('finds nothing on a light page', () => expect(listBrokenLimits(light, 'reading')).toEqual([]))

  it('names each limit that is broken, with the value and the bound', () => {
    expect(listBrokenLimits({ ...light, elements: 2_000, bytes: 15_001, scriptBytes: 3_001, requests: 7 }, 'reading')).toEqual([
      expect.stringMatching(/^EcoIndex : \d+ \(plus de 80 \(A\)\)$/),
      'octets transférés : 15001 (15 000 au plus)',
      'octets de script : 3001 (3 000 au plus)',
      'requêtes : 7 (6 au plus)',
    ])
  })

  it('lets long pages be long, but asks no other host on any', () => {
    const long = { ...light, elements: 5_000, bytes: 90_000 }
    expect(listBrokenLimits(long, 'reported')).toEqual([])
    expect(listBrokenLimits({ ...long, otherHosts: ['fonts.example'], errors: ['Refused'] }, 'reported')).toEqual(['requête à un autre hôte : fonts.example', 'erreur de la page : Refused'])
  })
})
