import { describe, expect, it } from 'vitest'
import type { Phase } from '../../domain/plan.ts'
import { phaseOf } from './phase-of.ts'

const consultation: Phase = { id: 'consultation', title: 'Consultation', kind: 'consultation', opens: '2026-09-01', closes: '2026-09-27' }
const second: Phase = { id: 'second', title: 'Seconde', kind: 'consultation', opens: '2026-10-10T08:00', closes: '2026-10-20T18:00+02:00' }
const fields = { phases: [consultation, second], 'time-zone': 'Europe/Paris' }
const at = (iso: string) => new Date(iso)

describe('phaseOf', () => {
  it('lasts to the end of the last day, in the time zone of the plan', () => {
    const last = at('2026-09-27T21:59:59Z')
    expect(phaseOf(fields, last, last)).toEqual({ phase: consultation, late: false, state: 'open' })
    const after = at('2026-09-27T22:00:00Z')
    expect(phaseOf(fields, after, after)).toEqual({ phase: second, late: true, state: 'between' })
  })

  it('accepts a form that was begun in time, and marks it late', () => {
    expect(phaseOf(fields, at('2026-09-27T21:00:00Z'), at('2026-09-28T05:00:00Z'))).toEqual({ phase: consultation, late: true, state: 'late' })
  })

  it('opens at a local time', () => {
    expect(phaseOf(fields, at('2026-10-10T05:59:59Z'), at('2026-10-10T06:00:00Z')).state).toBe('between')
    expect(phaseOf(fields, at('2026-10-10T06:00:00Z'), at('2026-10-10T06:00:00Z')).state).toBe('open')
  })

  it('keeps what comes after the last phase, without a phase', () => {
    const later = at('2027-01-01T00:00:00Z')
    expect(phaseOf(fields, later, later)).toEqual({ late: true, state: 'between' })
  })

  it('never ends a phase without a closing date', () => {
    const demonstration: Phase = { id: 'demo', title: 'Démonstration', kind: 'demonstration', opens: '2023-09-01' }
    const later = at('2090-01-01T00:00:00Z')
    expect(phaseOf({ phases: [demonstration], 'time-zone': 'Europe/Paris' }, later, later)).toEqual({ phase: demonstration, late: false, state: 'open' })
  })

  it('is always open without phases', () => {
    expect(phaseOf({ phases: [], 'time-zone': 'nowhere' }, at('2026-01-01T00:00:00Z'), at('2026-01-01T00:00:00Z'))).toEqual({ late: false, state: 'open' })
  })
})
