import { describe, expect, it } from 'vitest'
import { describeDiff } from './describe-diff.ts'

describe('describeDiff', () => {
  it('tells a corrected word', () => {
    expect(describeDiff('Fravailler l’avenir.', 'Travailler l’avenir.')).toEqual([{ type: 'replace', before: 'Fravailler', after: 'Travailler' }])
  })

  it('tells what is added with the words before it, and what is taken out', () => {
    expect(describeDiff('Créer un fonds commun.', 'Créer un fonds citoyen.\nEt vite.')).toEqual([
      { type: 'replace', before: 'commun', after: 'citoyen' },
      { type: 'add', after: 'Et vite.', context: 'Créer un fonds citoyen.' },
    ])
    expect(describeDiff('Un grand fonds.', 'Un fonds.')).toEqual([{ type: 'remove', before: 'grand', context: 'Un' }])
  })

  it('tells a moved paragraph once', () => {
    expect(describeDiff('Le premier texte.\n\nLe second écrit.\n', 'Le second écrit.\n\nLe premier texte.\n')).toEqual([{ type: 'move', before: 'Le premier texte.', context: 'Le second écrit.' }])
  })

  it('quotes long passages by whole words at both ends', () => {
    const [telling] = describeDiff('', `${'Des mots nombreux et longs, '.repeat(20)}enfin la fin.`)
    expect(telling?.after).toMatch(/^Des mots .* … .*enfin la fin\.$/)
    expect(telling?.after?.length).toBeLessThanOrEqual(90)
  })

  it('quotes words without their marks, and says where only marks changed', () => {
    expect(describeDiff('Un **grand** fonds.', 'Un **petit** fonds.')).toEqual([{ type: 'replace', before: 'grand', after: 'petit' }])
    expect(describeDiff('Un fonds.', 'Un **fonds**.')).toEqual([{ type: 'replace', before: 'fonds', after: '**fonds**', minor: 'markup' }])
    expect(describeDiff('un\n', '- un\n')).toEqual([{ type: 'replace', before: 'un', after: '- un', minor: 'markup' }])
    expect(describeDiff('voir [le plan](https://a.example)', 'voir le plan')).toEqual([{ type: 'replace', before: '[le plan](https://a.example)', after: 'le plan', minor: 'markup' }])
  })

  it.each([
    ['rows and cells', 'Quoi │ Combien\nRadios │ 3.', 'Quoi │ Combien\nRadios │ 3.\nBals │ 4.\nFours │ 5', 'Bals │ 4. / Fours │ 5', 'Combien / Radios │ 3.'],
    ['items', 'Ici.\n\n• un', 'Ici.\n\n• un\n• deux\n◦ trois ;\n• quatre', 'deux / trois ; quatre', 'un'],
    ['paragraphs', 'Ici.', 'Ici.\n\nUn titre\n\nSa suite.\n\nLa fin.', 'Un titre / Sa suite. La fin.', 'Ici.'],
    ['what is written between words', 'Ici.', 'Ici.\n\nAu choix a | b, **c**.', 'Au choix a | b, c.', 'Ici.'],
  ])('keeps %s apart as readers see them', (_, before, after, added, context) => {
    expect(describeDiff(before, after)).toEqual([{ type: 'add', after: added, context }])
  })

  it('cuts a long table between words, not between marks', () => {
    const [telling] = describeDiff('', `${'Radios │ 3\n'.repeat(20)}Bals │ 12`)
    expect(telling?.after).toMatch(/^Radios │ 3 .*[^/│ ] …(?: [^/│ ].*)? Bals │ 12$/)
  })

  it('tells a typographic change once, however often it is made', () => {
    expect(describeDiff("l'eau, l'air", 'l’eau, l’air')).toEqual([{ type: 'replace', before: "l'", after: 'l’', minor: 'typography' }])
  })

  it('tells nothing where only spaces differ', () => {
    expect(describeDiff('un deux\ntrois', 'un\u00a0deux trois')).toEqual([])
  })
})
