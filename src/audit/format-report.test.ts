import { describe, expect, it } from 'vitest'
import { formatReport } from './format-report.ts'

const weight = { elements: 150, requests: 3, bytes: 8_400, scriptBytes: 600, otherHosts: [], errors: [] }
const copy = { files: 190, sent: 400_000, kept: 1_200_000 }

describe('formatReport', () => {
  it('shows each weight with its EcoIndex, and what the offline copy weighs', () => {
    const report = formatReport([{ kind: 'accueil', path: '/', faults: [], weight }], copy).replaceAll('\u202f', ' ')
    expect(report).toMatch(/accueil +\/ +3 +8 400 +600 +150 +90,1 A/)
    expect(report).toMatch(/190 fichiers, 400 000 octets/)
    expect(report).toMatch(/1 page : tout est bon\.$/)
  })

  it('lists the faults under their page', () => {
    expect(formatReport([{ kind: 'formulaire', path: '/proposer/', faults: ['un défaut'] }, { kind: 'plan', path: '/plan/', faults: [] }], copy)).toMatch(/formulaire \(\/proposer\/\)\n {2}✗ un défaut\n\n1 page sur 2 a un défaut\.$/)
  })
})
