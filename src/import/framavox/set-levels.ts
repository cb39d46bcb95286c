import { itemKinds, type ItemKind } from '../../domain/plan.ts'
import type { HeadingCandidate } from './heading.ts'

/** A candidate whose level is known. */
export type LevelledHeading = HeadingCandidate & { kind: ItemKind }

/**
 * Gives each candidate its level. The levels that a page uses, from the top, become axis, objective, action (three) or axis,
 * action (two); bare numbers (`1.1.1`) take theirs from their depth, and only where a page has numbers of more than one part.
 */
export function setLevels(candidates: HeadingCandidate[]): LevelledHeading[] {
  const worded = candidates.filter((candidate) => candidate.kind !== undefined)
  const dotted = candidates.filter((candidate) => candidate.kind === undefined && candidate.number.length > 1)
  const named = itemKinds.filter((kind) => worded.some((candidate) => candidate.kind === kind))
  const depths = [...new Set(dotted.map((candidate) => candidate.number.length))].sort()
  const levels = named.length > 0 ? levelsOfWords(named, depths) : levelsOfDepths(depths)
  return candidates.flatMap((candidate, index) => {
    const kind = isLoneNumber(candidate, candidates[index + 1]) ? undefined : levels(candidate)
    return kind ? [{ ...candidate, kind }] : []
  })
}

/** « 6 juillet » may begin a line: a bare number of one part is a heading only when its first child comes next. */
function isLoneNumber({ kind, number }: HeadingCandidate, next: HeadingCandidate | undefined): boolean {
  return kind === undefined && number.length === 1 && (next?.number.length !== 2 || next.number[0] !== number[0])
}

type LevelOf = (candidate: HeadingCandidate) => ItemKind | undefined

function levelsOfWords(named: ItemKind[], depths: number[]): LevelOf {
  if (named.join() === 'action' && depths.includes(2)) return ({ kind, number }) => kind ?? ([undefined, 'axis', 'objective'] as const)[number.length]
  const free = itemKinds.filter((kind) => itemKinds.indexOf(kind) > itemKinds.indexOf(named[0] ?? 'axis') && !named.includes(kind))
  const below = depths.length === 1 && !named.includes('action') ? ['action' as const] : free
  const used = itemKinds.filter((kind) => named.includes(kind) || below.slice(0, depths.length).includes(kind))
  const shifted = shift(used)
  return (candidate) => {
    if (candidate.kind) return shifted(candidate.kind)
    const kind = below[depths.indexOf(candidate.number.length)]
    return kind && shifted(kind)
  }
}

function levelsOfDepths(depths: number[]): LevelOf {
  if (depths.length === 0) return () => undefined
  const deepest = depths.at(-1) ?? 2
  return ({ number }) => (deepest === 2 ? ([undefined, 'axis', 'action'] as const)[number.length] : ([undefined, ...itemKinds] as const)[number.length])
}

/** Two levels are axis and action whatever the page calls them; a lone level is made of axes. */
function shift(used: ItemKind[]): (kind: ItemKind) => ItemKind {
  const target: ItemKind[] = used.length === 3 ? [...itemKinds] : ['axis', 'action']
  return (kind) => target[used.indexOf(kind)] ?? kind
}
