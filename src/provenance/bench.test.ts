import { expect, it } from 'vitest'
import { benchProvenance } from './bench.ts'

it('measures a made history and scores it', () => {
  const rows = benchProvenance({ items: 20, revisions: 60 })
  expect(rows.map(({ name }) => name)).toContain('provenance, cold')
  expect(rows.every(({ median }) => Number.isFinite(median))).toBe(true)
  expect(rows.at(-1)?.median).toBeGreaterThan(98)
})
