import { toPlain } from './plain.ts'
import { splitSentences } from './sentences.ts'

/** Words that need the next one: a label never ends on them. */
const unfinished = new Set(
  `le la les un une nombreux nombreuses plusieurs certains certaines quelques chaque toute tout tous toutes des du de d à a au aux en et ou où mais donc car ni or que qu qui dont quoi ce cet cette ces c son sa ses leur leurs notre nos votre
  vos mon ma mes m ton ta tes t par pour dans sur sous vers avec sans chez entre plus très si ne n se s y il elle ils elles on nous vous je j tu l est
  sont comme afin ainsi soit via dès jusqu lorsqu puisqu quoiqu non the an of to in at for with and by from is are as our their`.split(/\s+/),
)

const fewestWords = 3

/**
 * What an item is called where its number is not enough: its title, whole, or else the first words of its text: its first
 * sentence where that is short, otherwise cut with "…" so that it ends neither on a word that needs the next one ("de",
 * "pour suivre") nor just after a comma. Plain text on one line, without a final full stop; '' for an empty item.
 *
 * @param words most words taken from the text.
 */
export function labelOf(item: { title?: string | undefined; body: string }, words = 8): string {
  const title = item.title?.trim()
  if (title) return title
  const text = toPlain(item.body).replace(/^\s*- /gm, '').replace(/[ \t\n]+/g, ' ').trim()
  const first = splitSentences(text)[0]
  const all = joinSigns((first === undefined ? '' : text.slice(first.start, first.end)).split(' '))
  if (all.length <= words) return all.join(' ').replace(/[\s\u00A0\u202F]*[.,;:]+$/u, '')
  return `${cutWell(all.slice(0, words)).join(' ').replace(/[\s\u00A0\u202F]*[^\p{L}\p{M}\p{N})»”"%€!?]+$/u, '')}…`
}

/** A sign between spaces (« : », « ? ») belongs to the word before it, an opening one to the word after it. */
function joinSigns(parts: readonly string[]): string[] {
  const joined: string[] = []
  let opening = ''
  for (const part of parts) {
    if (/^[«“"([]+$/u.test(part)) opening += `${part} `
    else if (!/[\p{L}\p{N}]/u.test(part) && joined.length > 0 && opening === '') joined[joined.length - 1] += ` ${part}`
    else {
      joined.push(opening + part)
      opening = ''
    }
  }
  return opening === '' ? joined : [...joined, opening.trimEnd()]
}

function cutWell(words: readonly string[]): string[] {
  const kept = [...words]
  // A clause that has just begun says nothing: end before it, unless what it follows is only a complement ("Sur la base…, ").
  const clauseEnd = kept.slice(0, -1).findLastIndex((word) => /[,;:]$/u.test(word))
  if (!unfinished.has(bareOf(kept[0] ?? '')) && clauseEnd + 1 >= fewestWords && kept.length - clauseEnd <= 3) kept.length = clauseEnd + 1
  while (kept.length > fewestWords && isUnfinished(kept.at(-1) ?? '', kept.at(-2) ?? '')) kept.pop()
  return kept
}

function isUnfinished(word: string, before: string): boolean {
  const bare = bareOf(word)
  if (/[’']$/.test(word) || unfinished.has(bare)) return true
  // An infinitive after "pour", "de" or "à" waits for its object.
  return /(?:er|ir|re)$/.test(bare) && ['pour', 'de', 'à', 'afin', 'sans', 'et'].includes(bareOf(before))
}

function bareOf(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{M}]/gu, '')
}
