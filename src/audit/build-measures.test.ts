import { describe, expect, it } from 'vitest'
import { buildMeasures } from './build-measures.ts'

const weight = { elements: 150, requests: 3, bytes: 8_400, scriptBytes: 600, otherHosts: [], errors: [] }
const copy = { files: 190, sent: 400_000, kept: 1_200_000 }

describe('buildMeasures', () => {
  it('publishes the heaviest page of each light kind, and counts kinds and faults', () => {
    const audits = [
      { kind: 'accueil', path: '/', faults: [], weight },
      { kind: 'action', path: '/actions/a/', faults: [], weight },
      { kind: 'action', path: '/actions/b/', faults: ['trop'], weight: { ...weight, bytes: 9_000 } },
      { kind: 'journal', path: '/journal/', faults: [], weight: { ...weight, bytes: 90_000 } },
      { kind: 'coordination : entrer', path: '/coordination/entrer/…', faults: [] },
    ]
    const measures = buildMeasures(audits, copy, { at: '2026-01-02', lighthouse: null })
    expect(measures.pages).toEqual([
      { kind: 'accueil', requests: 3, bytes: 8_400, scriptBytes: 600, elements: 150, ecoindex: 90.1 },
      { kind: 'action', requests: 3, bytes: 9_000, scriptBytes: 600, elements: 150, ecoindex: expect.closeTo(90.1, 0) },
    ])
    expect(measures.accessibility).toMatchObject({ pages: 4, looks: 4, faults: 1 })
  })

  it('says which criteria the rules bear on, by number and in order', () => {
    const { accessibility } = buildMeasures([], copy, { at: '2026-01-02', lighthouse: null })
    expect(accessibility.rules).toBeGreaterThan(60)
    expect(accessibility.wcag).toEqual(expect.arrayContaining(['1.1.1', '1.4.3', '2.5.8', '4.1.2']))
    expect(accessibility.rgaa).toEqual(expect.arrayContaining(['1.1', '8.3', '11.1']))
    expect(accessibility.rgaa.indexOf('9.1')).toBeLessThan(accessibility.rgaa.indexOf('11.1'))
  })
})
