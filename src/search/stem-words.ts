import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemFrench } from '@orama/stemmers/french'

/** The stem of a folded word: what its plural, its feminine and its family share. */
export type Stem = (word: string) => string

/** A language that has no stemmer here is searched by whole words and their beginnings. */
export function createStem(language: string): Stem {
  if (language === 'fr') return (word) => (isStemmed(word) ? stemFrenchWord(word) : word)
  if (language === 'en') return (word) => (isStemmed(word) ? stemEnglish(word) : word)
  return (word) => word
}

/** Short words have no ending to lose, and numbers none at all. */
function isStemmed(word: string): boolean {
  return word.length > 3 && !/\d/.test(word)
}

/**
 * Snowball's French stems « récit » and « récits », « élu » and « élus », « acteur » and « actrice » apart: plurals lose their s and
 * feminine agents take their masculine form first.
 */
function stemFrenchWord(word: string): string {
  const singular = word.replace(/([^s])s$/, '$1')
  const masculine = singular.replace(/([dt])rice$/, '$1eur').replace(/euse$/, 'eur')
  return stemFrench(masculine).replace(/eu[rx]$/, 'eu')
}

/** Words without a meaning of their own, folded: they are not searched. */
const emptyWords: Record<string, string> = {
  fr: 'a ai as au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre nous on ont ou par pas pour qu que qui s sa se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y',
  en: 'a an and are as at be by for from has have i in is it its of on or s that the their they this to was we were which will with you',
}

/** Whether a folded word is worth being searched. */
export function createIsEmptyWord(language: string): (word: string) => boolean {
  const words = new Set((emptyWords[language] ?? '').split(' '))
  return (word) => words.has(word)
}
