import { describe, expect, it } from 'vitest'
import type { SessionState } from '../../domain/session.ts'
import { fieldsOf, mergeFields, readFields, withFields } from './session-fields.ts'

const state: SessionState = {
  id: 's000000001',
  item: 'lieux',
  openedAt: '2026-02-01T10:00:00.000Z',
  openedBy: 'p-0000000001',
  participants: ['p-0000000001'],
  known: ['0000000001'],
  choices: { '0000000001': { stand: 'declined', reason: 'Non.', leftOpen: 'Où ?' }, '0000000002': { stand: 'in', reason: '', leftOpen: '' } },
  wordings: { abcdef012345: { from: '0000000002', reason: 'Mieux.' }, abcdef012346: { words: 'Autre', reason: '' } },
  retouch: { on: { body: 'a' }, to: { body: 'b' }, reason: 'Parce que.' },
  leftOpen: 'Le volume.',
  note: 'Merci.',
  version: '',
}

describe('session fields', () => {
  it('make the session that they were made from', () => {
    expect(withFields({ ...state, choices: {}, wordings: {}, leftOpen: '', note: '' }, fieldsOf(state))).toEqual(state)
  })

  it('take in what was typed beside what somebody else changed', () => {
    const read = fieldsOf(state)
    const kept = { ...read, note: 'Merci à tous.' }
    expect(mergeFields(read, kept, { ...read, reste: 'Rien.' })).toEqual({ fields: { ...kept, reste: 'Rien.' }, clashes: [] })
  })

  it('keep what was typed where somebody else changed the same, and say so', () => {
    const read = fieldsOf(state)
    const kept = { ...read, note: 'Merci à tous.' }
    expect(mergeFields(read, kept, { ...read, note: 'Merci bien.' })).toEqual({ fields: { ...kept, note: 'Merci bien.' }, clashes: [{ field: 'note', kept: 'Merci à tous.' }] })
    expect(mergeFields(null, kept, { note: 'Merci bien.' }).clashes).toHaveLength(1)
    expect(mergeFields(read, kept, { ...read, note: 'Merci à tous.' }).clashes).toEqual([])
  })

  it('read no field that is not a session’s', () => {
    expect(readFields({ 'choix-0000000001': 'in', __proto__: 'x', 'raison-': 'x', texte: 'x', note: 'a\r\nb' })).toEqual({ 'choix-0000000001': 'in', note: 'a\nb' })
  })
})
