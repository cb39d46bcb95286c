import { describe, expect, it } from 'vitest'
import { diffWords } from './diff-words.ts'

function show(before: string, after: string): string {
  return diffWords(before, after)
    .map(({ type, text }) => (type === 'same' ? text : type === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
}

describe('diffWords', () => {
  it('keeps the spaces around a changed word out of the change', () => {
    expect(show('un grand fonds', 'un petit fonds')).toBe('un [-grand-]{+petit+} fonds')
    expect(show('un fonds', 'un grand fonds')).toBe('un {+grand +}fonds')
    expect(show('un grand fonds', 'un fonds')).toBe('un [-grand -]fonds')
  })

  it('puts an insertion where a reader sees it', () => {
    expect(show('les élus et les acteurs', 'les élus et les réseaux et les acteurs')).toBe('les élus {+et les réseaux +}et les acteurs')
    expect(show('un, deux, quatre', 'un, deux, trois, quatre')).toBe('un, deux, {+trois, +}quatre')
  })

  it('keeps no stop word between two rewritten phrases', () => {
    expect(show('Chacun peut y apporter sa pierre de bâtisseur exigeant pour la ville.', 'Chacun peut y trouver toute place de créatrice libre pour la ville.')).toBe(
      'Chacun peut y [-apporter sa pierre de bâtisseur exigeant-]{+trouver toute place de créatrice libre+} pour la ville.',
    )
  })

  it('keeps a stop word between two changed words', () => {
    expect(show('le pain et le vin', 'le sel et le vin doux')).toBe('le [-pain-]{+sel+} et le vin{+ doux+}')
  })

  it('marks what only typography changes as quiet', () => {
    expect(diffWords("l'eau", 'l’eau')).toEqual([
      { type: 'removed', text: "l'", quiet: true },
      { type: 'added', text: 'l’', quiet: true },
      { type: 'same', text: 'eau' },
    ])
  })

  it('gives no part for two empty texts', () => {
    expect(diffWords('', '')).toEqual([])
  })
})
