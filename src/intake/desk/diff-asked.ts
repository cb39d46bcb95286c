import type { Change } from '../../domain/amendment.ts'
import type { ItemId } from '../../domain/plan.ts'
import { describeDiff, diffWords } from '../../merge/index.ts'
import { describeTexts } from '../../site/describe-texts.ts'
import type { TextTelling } from '../../site/describe-texts.ts'
import type { ItemText } from '../../usecases/rebase-changes.ts'

/** What a proposal asks of the text that it was written on. Computed when first asked for: a list shows fifty of three thousand. */
export interface AskedDiff {
  /** Words taken out and put in, of all its changes. */
  words(): string
  /** For each text, from the word of the first letter that changes to that of the last: at once for thousands, with what lies between. */
  passages(): readonly Passage[]
  /** What the first change of a text does, in the order of the text; empty where no text is rewritten. */
  tellings(): readonly TextTelling[]
}

export interface Passage {
  before: string
  after: string
}

/** `was`: the words of an item when the proposal was written; read at once, kept. */
export function diffAsked(changes: readonly Change[], was: (item: ItemId) => ItemText | null): AskedDiff {
  const sides = changes.map((change) => ({ change, before: was(change.item) }))
  let words: string | undefined
  let tellings: readonly TextTelling[] | undefined
  return {
    words: () => (words ??= sides.map(({ change, before }) => changedWords(change, before)).join('\n').trim()),
    passages: () => sides.flatMap(({ change, before }) => changedPassages(change, before)),
    tellings: () => (tellings ??= sides.map(({ change, before }) => tellChange(change, before)).find((told) => told.length > 0) ?? []),
  }
}

function changedPassages(change: Change, before: ItemText | null): Passage[] {
  if (change.type === 'move' || change.type === 'remove') return []
  const title = change.title === undefined ? [] : [{ before: before?.title ?? '', after: change.title }]
  return change.body === undefined ? title : [...title, passageOf(before?.body.trimEnd() ?? '', change.body.trimEnd())]
}

function passageOf(before: string, after: string): Passage {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  let end = 0
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  // Out to the spaces on both sides, so that no word is cut.
  const from = Math.max(0, before.lastIndexOf(' ', start - 1) + 1, before.lastIndexOf('\n', start - 1) + 1)
  const rest = /^\S*/.exec(before.slice(before.length - end))?.[0] ?? ''
  return { before: `${before.slice(from, before.length - end)}${rest}`, after: `${after.slice(from, after.length - end)}${rest}` }
}

/** Two withdrawals of one item are alike. */
function changedWords(change: Change, before: ItemText | null): string {
  if (change.type === 'move' || change.type === 'remove') return `${change.type} ${change.item}`
  const parts = change.body === undefined ? [] : diffWords(before?.body ?? '', change.body)
  return [change.title ?? '', ...parts.filter(({ type }) => type !== 'same').map(({ text }) => text)].join(' ')
}

function tellChange(change: Change, before: ItemText | null): readonly TextTelling[] {
  if (change.type !== 'revise' || !before) return []
  const title = change.title === undefined ? [] : describeDiff(before.title ?? '', change.title)
  const body = change.body === undefined ? [] : describeTexts(before.body, change.body)
  return [...title, ...body]
}
