import type { Change } from '../../domain/amendment.ts'
import type { ItemId } from '../../domain/plan.ts'
import { describeDiff, diffWords } from '../../merge/index.ts'
import type { Telling } from '../../merge/index.ts'
import { toPlain } from '../../text/plain.ts'
import type { ItemText } from '../../usecases/rebase-changes.ts'

/** What a proposal asks of the text that it was written on. Computed when first asked for: a list shows fifty of three thousand. */
export interface AskedDiff {
  /** Words taken out and put in, of all its changes. */
  words(): string
  /** From the first letter that changes to the last, before and after: at once for thousands, what lies between included. For searching. */
  passages(): string
  /** What the first change of a text does, in the order of the text; empty where no text is rewritten. */
  tellings(): readonly Telling[]
}

/** `was`: the words of an item when the proposal was written; read at once, kept. */
export function diffAsked(changes: readonly Change[], was: (item: ItemId) => ItemText | null): AskedDiff {
  const sides = changes.map((change) => ({ change, before: was(change.item) }))
  let words: string | undefined
  let tellings: readonly Telling[] | undefined
  return {
    words: () => (words ??= sides.map(({ change, before }) => changedWords(change, before)).join('\n').trim()),
    passages: () => sides.map(({ change, before }) => changedPassages(change, before)).join('\n'),
    tellings: () => (tellings ??= sides.map(({ change, before }) => tellChange(change, before)).find((told) => told.length > 0) ?? []),
  }
}

function changedPassages(change: Change, before: ItemText | null): string {
  if (change.type === 'move' || change.type === 'remove') return ''
  const [was, now] = [before?.body.trimEnd() ?? '', change.body?.trimEnd() ?? before?.body.trimEnd() ?? '']
  let start = 0
  while (start < was.length && was[start] === now[start]) start += 1
  let end = 0
  while (end < Math.min(was.length, now.length) - start && was.at(-1 - end) === now.at(-1 - end)) end += 1
  // Back to the words that the two ends cut.
  const from = Math.max(0, was.lastIndexOf(' ', start), was.lastIndexOf('\n', start))
  const rest = /^\S*/.exec(was.slice(was.length - end))?.[0] ?? ''
  return [change.title ?? '', `${was.slice(from, was.length - end)}${rest}`, `${now.slice(from, now.length - end)}${rest}`].join('\n')
}

/** Two withdrawals of one item are alike. */
function changedWords(change: Change, before: ItemText | null): string {
  if (change.type === 'move' || change.type === 'remove') return `${change.type} ${change.item}`
  const parts = change.body === undefined ? [] : diffWords(before?.body ?? '', change.body)
  return [change.title ?? '', ...parts.filter(({ type }) => type !== 'same').map(({ text }) => text)].join(' ')
}

function tellChange(change: Change, before: ItemText | null): readonly Telling[] {
  if (change.type !== 'revise' || !before) return []
  const title = change.title === undefined ? [] : describeDiff(before.title ?? '', change.title)
  const body = change.body === undefined ? [] : describeDiff(toPlain(before.body), toPlain(change.body))
  return [...title, ...body]
}
