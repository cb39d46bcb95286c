import { diffChars } from 'diff'
import type { TextTelling } from '../../site/describe-texts.ts'
import type { AskedDiff, Passage } from './diff-asked.ts'
import type { DeskRow } from './list-rows.ts'
import type { Survey } from './survey.ts'

/** A slip: a proposal that mends the spelling or the typography of a few words and nothing else. */
export interface Slip {
  row: DeskRow
  tellings: readonly TextTelling[]
}

const mostChanges = 3
/** Taking out or putting in one of these turns a sentence round. */
const negations = new Set(['n', 'ne', 'ni', 'non', 'pas', 'plus', 'point', 'sans', 'not', 'no', 'nor'])
const shortWord = 4
const mostLetters = 2
const longestPassage = 300

/**
 * Proposals that can be accepted together at a glance: one text, a few letters in three places at most, on words that nothing else
 * touches and that nobody has changed since. Never a number, a negation, a link or emphasis; never what was reopened, asks something,
 * is masked, or answers another proposal. In the order of `rows`.
 */
export function chooseSlips(rows: readonly DeskRow[], survey: Pick<Survey, 'diffOf'>): Slip[] {
  return rows.flatMap((row) => {
    if (!isPlain(row)) return []
    const diff = survey.diffOf(row.contribution)
    const isFew = known.get(diff) ?? changesFewLetters(diff)
    known.set(diff, isFew)
    // Last, as it is the dearest to know.
    return isFew && standsAlone(row) ? [{ row, tellings: diff.tellings() }] : []
  })
}

/** What a proposal asks does not change; only what stands beside it does. */
const known = new WeakMap<AskedDiff, boolean>()

function changesFewLetters(diff: AskedDiff): boolean {
  if (!diff.passages().every(isShort)) return false
  const tellings = diff.tellings()
  return tellings.length > 0 && tellings.length <= mostChanges && tellings.every(isSmall)
}

/** Spares the whole diff for what is no slip at first sight: the list counts slips among thousands. */
function isShort({ before, after }: Passage): boolean {
  if (Math.max(before.length, after.length) > longestPassage || Math.abs(before.length - after.length) > mostChanges * mostLetters || digitsOf(before) !== digitsOf(after)) return false
  const edits = editsBetween(before, after)
  return edits.length <= mostChanges * mostLetters && edits.every((size) => size <= mostLetters)
}

function digitsOf(text: string): string {
  return text.replace(/\P{N}/gu, '')
}

/** One text, and nothing that asks to be read first. */
function isPlain({ contribution, asked, asks }: DeskRow): boolean {
  const { changes, withheld, formerDecisions, alternativeTo } = contribution
  const [change] = changes
  return changes.length === 1 && change?.type === 'revise' && !withheld && !asks && !asked && formerDecisions.length === 0 && !alternativeTo
}

function standsAlone({ state }: DeskRow): boolean {
  return state !== undefined && state.state !== 'needs-author' && state.collidesWith.length === 0
}

/** Whether a telling is about spelling signs alone, or about so few letters that no other word is meant. */
export function isSmall({ type, before = '', after = '', minor, link }: TextTelling): boolean {
  if (link !== undefined) return false
  if (minor) return minor === 'typography'
  if (/\p{N}/u.test(before + after) || type === 'move') return false
  if ([...wordsOf(before), ...wordsOf(after)].some((word) => negations.has(word))) return false
  // The telling quotes whole words: what it takes out or puts in alone must be a particle or a sign.
  if (type !== 'replace') return (before + after).replace(/[\s'’]/g, '').length <= mostLetters
  const [were, are] = [wordsOf(before), wordsOf(after)]
  if (were.length > 3 || are.length > 3) return false
  const allowed = Math.max(before.length, after.length) > shortWord ? mostLetters : 1
  return sum(editsBetween(before, after)) <= allowed
}

/** How many letters differ at each place: a letter for another counts once. */
function editsBetween(before: string, after: string): number[] {
  const edits: number[] = []
  let removed = 0
  for (const part of diffChars(before, after)) {
    if (part.removed) {
      removed = part.value.length
      continue
    }
    const size = part.added ? Math.max(removed, part.value.length) : removed
    if (size > 0) edits.push(size)
    removed = 0
  }
  return removed > 0 ? [...edits, removed] : edits
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
}
