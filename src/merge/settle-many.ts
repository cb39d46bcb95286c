import { listDisputes, listRegions, type Region } from './list-regions.ts'
import type { ManyCollision } from './merge-many.ts'
import { mergeSides, type Merged } from './merge-sides.ts'
import type { SideChange } from './relate-changes.ts'

/** What stands where proposals collide: one proposal's words (its index), other words, or null as long as nobody chose. */
export type Settlement = number | string | null

/**
 * `collisions`: all of them, with what was chosen. `isSettled`: none is left to choose, and the words that were written for one
 * touch nothing else. `stands`: by proposal, whether anything of it is in the text.
 */
export interface Settled {
  text: string
  isSettled: boolean
  collisions: (ManyCollision & { choice: Settlement })[]
  stands: boolean[]
}

/**
 * Merges any number of proposals made on one base as `mergeMany`, but where they collide what `choose` says stands. Where
 * it says nothing the first one's words do. What a proposal changes elsewhere stays.
 */
export function settleMany(base: string, proposals: readonly string[], choose: (collision: ManyCollision) => Settlement): Settled {
  const merged = mergeSides(base, proposals)
  const regions = listRegions(merged)
  const collisions = regions.map(({ sides, ...region }) => ({ between: sides, ...region }))
  const choices = collisions.map(choose)
  const disputes = listDisputes(merged.clashes)
  const left = new Set(disputes.flatMap(({ changes }, index) => leftOut(changes, choices[index] ?? null)))
  const own = writeOwn(merged, regions, choices)
  const isOwn = own !== merged.base.text
  const settled = mergeSides(base, isOwn ? [...proposals, own] : proposals, (change) => left.has(nameOf(change)))
  return {
    text: settled.text,
    isSettled: settled.clashes.length === 0,
    collisions: collisions.map((collision, index) => ({ ...collision, choice: choices[index] ?? null })),
    stands: proposals.map((text, side) => text === base || standing(settled, side, left)),
  }
}

function leftOut(changes: readonly SideChange[], choice: Settlement): string[] {
  return choice === null ? [] : changes.filter(({ side }) => side !== choice).map(nameOf)
}

function nameOf({ side, start, end, from, to }: SideChange): string {
  return [side, start, end, from, to].join(' ')
}

/** The base with the words that were written for its collisions: a side of its own. */
function writeOwn({ base }: Merged, regions: readonly Region[], choices: readonly Settlement[]): string {
  return regions.reduceRight((text, { place: { start, end } }, index) => {
    const words = choices[index]
    if (typeof words !== 'string') return text
    if (start < end) return text.slice(0, start) + words + text.slice(end)
    const before = start > 0 && !/\s$/.test(text.slice(0, start)) ? ' ' : ''
    const after = /^[\p{L}\p{N}]/u.test(text.slice(start)) ? ' ' : ''
    return text.slice(0, start) + before + words + after + text.slice(start)
  }, base.text)
}

/** Whether a change of the side is in the text, if only because another side makes it too. */
function standing({ changes, clashes }: Merged, side: number, left: ReadonlySet<string>): boolean {
  const lost = new Set(clashes.flatMap(({ two }) => (two.side === side ? [nameOf(two)] : [])))
  return (changes[side] ?? []).map((change) => nameOf({ ...change, side })).some((name) => !left.has(name) && !lost.has(name))
}
