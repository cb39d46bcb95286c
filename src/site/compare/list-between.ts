import type { ComparedItem, Moment, MomentsFile } from './comparison-files.ts'

/** An item that may read or stand otherwise at one moment than at an earlier one. */
export interface Between {
  item: ComparedItem
  /** Places of its states at both; null: it was not in the plan. */
  before: number | null
  after: number | null
  /** Places of the states that it had since, the last one included. */
  steps: number[]
  moves: NonNullable<ComparedItem['moves']>
}

/** What changed after `from` until `to`, places in `moments`, in the file's order; not what came and left between them. */
export function listBetween({ items }: MomentsFile, from: number, to: number): Between[] {
  const isBetween = ({ moment }: { moment: number }): boolean => moment > from && moment <= to
  return items.flatMap((item) => {
    const steps = item.states.filter((state, index) => isBetween(state) && !isPassing(state, item.states[index + 1])).map(({ place }) => place)
    const between = { item, before: placeAt(item, from), after: placeAt(item, to), steps, moves: (item.moves ?? []).filter(isBetween) }
    const isThere = between.before !== null || between.after !== null
    return isThere && between.steps.length + between.moves.length > 0 ? [between] : []
  })
}

/** How many items, the introduction apart, are in the plan at both moments and have nothing to tell. */
export function countSame({ items, introduction, still }: MomentsFile, from: number, to: number, told: ReadonlySet<string>): number {
  return still + items.filter((item) => item.id !== introduction && !told.has(item.id) && placeAt(item, from) !== null && placeAt(item, to) !== null).length
}

/** It became of another kind, and is there again in the same moment. */
function isPassing({ moment, gone }: ComparedItem['states'][number], next: ComparedItem['states'][number] | undefined): boolean {
  return gone === true && next?.moment === moment
}

function placeAt({ states }: ComparedItem, at: number): number | null {
  const last = states.findLast(({ moment }) => moment <= at)
  return last && !last.gone ? last.place : null
}

/**
 * The moment that an address asks for: by its id, or by a date, at the end of that day; -1 for none. A date before the plan was first
 * recorded gives that record.
 */
export function findMoment(moments: readonly Moment[], asked: string): number {
  if (/^\d{4}-\d\d-\d\d$/.test(asked)) return Math.max(0, moments.findLastIndex(({ day }) => day <= asked))
  return moments.findIndex(({ id }) => id === asked)
}
