import { describe, expect, it } from 'vitest'
import { applyState } from './apply-state.ts'

const base = 'Un fonds citoyen.\nIl est commun.\n\nUn autre texte.\n'
const proposed = base.replace('citoyen', 'solidaire')

describe('applyState', () => {
  it('follows where another paragraph changed', () => {
    expect(applyState(base, base.replace('autre', 'nouvel'), proposed)).toEqual({ state: 'follows', text: proposed.replace('autre', 'nouvel'), already: false })
  })

  it('says what stands around it now where its own paragraph changed', () => {
    expect(applyState(base, base.replace('est commun', 'est à tous'), proposed)).toEqual({
      state: 'follows-context-changed',
      text: proposed.replace('est commun', 'est à tous'),
      already: false,
      context: [{ was: 'Un fonds citoyen.\nIl est commun.', now: 'Un fonds citoyen.\nIl est à tous.' }],
    })
  })

  it('needs its author where the same words changed, with both wordings', () => {
    expect(applyState(base, base.replace('citoyen', 'local'), proposed)).toMatchObject({
      state: 'needs-author',
      text: base.replace('citoyen', 'local'),
      collisions: [{ base: 'citoyen', ours: 'local', theirs: 'solidaire' }],
    })
  })

  it('knows when the text already holds what was asked', () => {
    expect(applyState(base, proposed.replace('autre', 'nouvel'), proposed)).toMatchObject({ state: 'follows', already: true })
  })

  it('follows a paragraph that moved', () => {
    const moved = 'Un autre texte.\n\nUn fonds citoyen.\nIl est commun.\n'
    expect(applyState(base, moved, proposed).text).toBe(moved.replace('citoyen', 'solidaire'))
  })
})
