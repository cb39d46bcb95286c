import type { Change, Gesture } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { ItemId, PlacedItem } from '../../domain/plan.ts'
import { cutPassages, listPassages } from '../../text/passages.ts'

/** Changes that are one gesture, or what to correct; `path` of an issue is the name of a field. */
export type Moved = { changes: Change[]; gesture: Gesture; issues: [] } | { changes?: never; issues: Issue[] }

/** One item of two: it stays where the first that was named stands, with both texts in the order in which they are read. */
export function joinItems(item: PlacedItem, other: PlacedItem | undefined, title: string): Moved {
  if (!other || other.id === item.id || other.kind !== item.kind || other.children.length > 0) return { issues: [{ code: 'gesture.other-missing', path: 'vers' }] }
  const [first, second] = other.number < item.number ? [other, item] : [item, other]
  const body = joinTexts(first.body, second.body)
  const titled = title && title !== item.title ? { title } : {}
  return { changes: [{ type: 'revise', item: item.id, ...titled, body }, { type: 'remove', item: other.id }], gesture: 'join', issues: [] }
}

/** Two items of one: passages that follow one another leave it for a new one, right after. */
export function splitItem(item: PlacedItem, range: Range, added: { id: ItemId; title: string }): Moved {
  const cut = cutRange(item, range, true)
  if (cut.issues.length > 0) return { issues: cut.issues }
  const place = { kind: item.kind, ...(item.parent !== undefined && { parent: item.parent }), after: item.id }
  return { changes: [{ type: 'revise', item: item.id, body: cut.rest }, { type: 'add', item: added.id, ...place, ...(added.title && { title: added.title }), body: cut.words }], gesture: 'split', issues: [] }
}

/** Passages that follow one another go to the end of another item. */
export function movePassage(item: PlacedItem, range: Range, other: PlacedItem | undefined): Moved {
  if (!other || other.id === item.id) return { issues: [{ code: 'gesture.other-missing', path: 'vers' }] }
  const cut = cutRange(item, range, false)
  if (cut.issues.length > 0) return { issues: cut.issues }
  return { changes: [{ type: 'revise', item: item.id, body: cut.rest }, { type: 'revise', item: other.id, body: joinTexts(other.body, cut.words) }], gesture: 'passage', issues: [] }
}

/** Places among `listPassages`, from 1, as typed. An empty end is the text's, or the same passage. */
export interface Range {
  from: string
  to: string
}

function cutRange({ body }: PlacedItem, { from, to }: Range, toEnd: boolean): { rest: string; words: string; issues: Issue[] } {
  const count = listPassages(body).length
  const first = placeIn(from, count)
  const last = to === '' ? (toEnd ? count : first) : placeIn(to, count)
  const refuse = (code: string, path: string) => ({ rest: '', words: '', issues: [{ code, path }] })
  if (first === undefined) return refuse('gesture.passage-missing', 'debut')
  if (last === undefined || last < first) return refuse('gesture.passage-ends-early', 'fin')
  const { rest, cut } = cutPassages(body, first - 1, last - 1)
  return rest === '' ? refuse('gesture.whole-text', 'debut') : { rest, words: cut, issues: [] }
}

function placeIn(typed: string, count: number): number | undefined {
  const place = /^\d{1,6}$/.test(typed) ? Number(typed) : 0
  return place >= 1 && place <= count ? place : undefined
}

function joinTexts(one: string, other: string): string {
  return `${[one.trimEnd(), other.trim()].filter(Boolean).join('\n\n')}\n`
}
