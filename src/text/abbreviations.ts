/** What stands around a word and its full stop. */
export interface WordContext {
  /** The next word as written, with its elision ("L’"), '' before a digit or a sign. */
  next: string
  /** The word is the first of its sentence. */
  isFirst: boolean
  isBeforeDigit: boolean
}

/** Followed by a name or a number, so never the last word. */
const titles = words(`M MM Mr Mme Mmes Mlle Mlles Dr Drs Pr Prs Me Mgr Vve St Ste Sts Mrs Ms Prof Sr Jr Rev Hon Gen Gov Sen Rep
  cf p.ex ex vs op trad coll i.e e.g c.-à-d c-à-d viz`)

/** Abbreviations that may end a sentence, so that only a digit after them says that they do not. */
const beforeNumbers = words(`art chap fig réf p pp n no nos nᵒ N No vol v s sq al t T tél tel fax env av apr bd boul inv app ann alin par sect § éd fasc
  janv févr avr juil sept oct nov déc jan feb mar apr jun jul aug sep dec approx min max ch rés bât esc`)

const inAnyCase = new Set([...titles, ...beforeNumbers].map((word) => word.toLowerCase()))
const longest = Math.max(...[...inAnyCase].map(({ length }) => length))

/** Words that often open a sentence in French and English: after an initial or an acronym they say that it ended there. */
const openers = words(`le la les l’ l' un une des du de d’ d' ce c’ c' cet cette ces il elle ils elles on nous vous je j’ j' tu notre nos votre vos
  son sa ses leur leurs mon ma mes et mais ou or donc car si s’ s' en au aux à pour par dans sur sous avec sans ainsi alors aussi cela ça ceci
  comment pourquoi quand qui que qu’ qu' quel quelle quels quelles tout tous toute toutes chaque cependant ensuite enfin puis
  the a an this that these those it he she we you they in on at for with and but or if as by from to our your their his her there`)

/**
 * Whether a full stop after `word` (without it) belongs to the word and ends no sentence: titles ("M."), references
 * ("art. 3", "p. 12"), initials ("J.-P."), acronyms ("S.A.R.L.") and the number of an enumeration ("1. Créer").
 */
export function isAbbreviation(word: string, { next, isFirst, isBeforeDigit }: WordContext): boolean {
  if (word === '') return false
  if (titles.has(word) || titles.has(lowerFirst(word))) return true
  // A lone capital counts as a number: "art. L. 214-1".
  const isBeforeNumber = isBeforeDigit || /^\p{Lu}$/u.test(next)
  if (isBeforeNumber && (beforeNumbers.has(word) || beforeNumbers.has(word.toLowerCase()))) return true
  if (/^\p{N}{1,3}$/u.test(word)) return isFirst || isBeforeDigit
  if (/^\p{Lu}(?:\.?-?\p{Lu}\p{Ll}?)*$/u.test(word) && (word.length === 1 || /[.-]/.test(word))) return isBeforeDigit || !openers.has(next.toLowerCase())
  // "e.g", "a.m": single letters with stops between them.
  if (/^\p{L}(?:\.\p{L})+$/u.test(word)) return isBeforeDigit || !openers.has(next.toLowerCase())
  return false
}

/** Whether a word is none whatever stands around it: a quick answer for most words, all in plain letters. */
export function isNoAbbreviation(word: string): boolean {
  return /^[A-Za-zÀ-ÖØ-öø-ÿœŒ]{2,}$/.test(word) && (word.length > longest || !inAnyCase.has(word.toLowerCase()))
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}
