import { describe, expect, it } from 'vitest'
import { keepTellingRuns, type WordSequence } from './keep-telling-runs.ts'
import { matchRuns } from './match-runs.ts'
import { weighWord } from './word-weight.ts'

function sequence(...sentences: string[]): WordSequence<string> {
  return { words: sentences.flatMap((text) => text.split(' ')), sentences: sentences.flatMap((text, number) => text.split(' ').map(() => number)) }
}

function kept(first: WordSequence<string>, second: WordSequence<string>): string {
  const runs = keepTellingRuns(first, second, matchRuns(first.words, second.words, weighWord), weighWord)
  return runs.map(({ from, length }) => first.words.slice(from, from + length).join(' ')).join(' | ')
}

describe('keepTellingRuns', () => {
  it('keeps nothing of two sentences that share common words alone', () => {
    expect(kept(sequence('la création de la banque est dans les mains de tous'), sequence('le choix de la date est dans le texte de tous'))).toBe('')
  })

  it('keeps a common word between two words replaced in a sentence that stays', () => {
    expect(kept(sequence('nous voulons soutenir la création de monnaies locales'), sequence('nous voulons financer la rénovation de monnaies locales'))).toBe('nous voulons | la | de monnaies locales')
  })

  it('keeps the one telling word of a short sentence', () => {
    expect(kept(sequence('fravailler ensemble'), sequence('travailler ensemble'))).toBe('ensemble')
  })

  it('does not believe a telling word far from what was kept', () => {
    const before = sequence('la banque finance les projets', 'un média raconte la vie des groupes et cite souvent chaque territoire')
    const after = sequence('la banque finance les projets', 'demain tous iront voir ailleurs comment vit un autre peuple du même territoire')
    expect(kept(before, after)).toBe('la banque finance les projets')
  })
})
