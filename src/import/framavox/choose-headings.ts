import { itemKinds } from '../../domain/plan.ts'
import type { Doubt } from '../parsed-discussion.ts'
import type { LevelledHeading } from './set-levels.ts'

/** The headings of a plan, and the look-alikes that were left in the text. */
export interface ChosenHeadings {
  headings: LevelledHeading[]
  doubts: Doubt[]
}

/**
 * Chooses, among lines that look like headings, those that number the plan. A table of contents before the plan is text; so is
 * a paragraph that begins with « Axe 1 : » where the count stands elsewhere; and an item with nothing above it.
 */
export function chooseHeadings(candidates: LevelledHeading[]): ChosenHeadings {
  const doubts: Doubt[] = []
  const start = findRestart(candidates)
  for (const candidate of candidates.slice(0, start)) doubts.push(doubt('heading-in-summary', candidate))
  const headings: LevelledHeading[] = []
  const rest = candidates.slice(start)
  rest.forEach((candidate, index) => {
    const fault = findFault(candidate, headings, rest.slice(index + 1))
    if (fault === undefined || fault.startsWith('number-')) headings.push(candidate)
    if (fault) doubts.push(doubt(fault, candidate))
  })
  return { headings, doubts }
}

/** Index of the first real heading: where the first number comes a second time because a summary came before. */
function findRestart(candidates: LevelledHeading[]): number {
  const first = candidates[0]
  if (!first) return 0
  const again = candidates.findIndex((candidate, index) => index > 0 && isSame(candidate, first))
  if (again === -1) return 0
  const between = candidates.slice(1, again)
  const next = candidates[again + 1]
  const onlyTop = between.every((candidate) => candidate.kind === first.kind)
  const repeats = next !== undefined && between.some((candidate) => isSame(candidate, next))
  return repeats || (onlyTop && next !== undefined && next.kind !== first.kind) ? again : 0
}

function findFault(candidate: LevelledHeading, before: LevelledHeading[], after: LevelledHeading[]): string | undefined {
  const { parent, last } = findPlace(candidate, before)
  if (candidate.kind !== 'axis' && !parent) return 'heading-without-parent'
  const number = lastPart(candidate)
  const restarted = last !== undefined && parent !== undefined && before.indexOf(last) < before.indexOf(parent)
  const expected = restarted && number === 1 ? 1 : last && !(restarted && candidate.number.length > 1) ? lastPart(last) + 1 : 1
  if (number === expected) return isUnder(candidate, parent) ? undefined : 'number-under-other-parent'
  if (last && number < expected) return 'heading-out-of-order'
  if (comesLater(candidate, expected, after)) return 'heading-out-of-order'
  return 'number-skipped'
}

/** The item that would be above `candidate`, and the last item of its own kind. */
function findPlace(candidate: LevelledHeading, before: LevelledHeading[]): { parent?: LevelledHeading; last?: LevelledHeading } {
  const level = itemKinds.indexOf(candidate.kind)
  const parent = before.findLast((heading) => itemKinds.indexOf(heading.kind) < level)
  const last = before.findLast((heading) => heading.kind === candidate.kind)
  return { ...(parent && { parent }), ...(last && { last }) }
}

/** Whether the number that should come now comes further down, before the level above starts anew: then this one is prose. */
function comesLater(candidate: LevelledHeading, expected: number, after: LevelledHeading[]): boolean {
  return after.some((other) => other.kind === candidate.kind && lastPart(other) === expected)
}

/** `Objectif 2.1` belongs under number 2; a number of one part can be under anything. */
function isUnder(candidate: LevelledHeading, parent: LevelledHeading | undefined): boolean {
  if (candidate.number.length < 2 || !parent) return true
  return lastPart(parent) === candidate.number.at(-2)
}

function isSame(a: LevelledHeading, b: LevelledHeading): boolean {
  return a.kind === b.kind && a.number.join('.') === b.number.join('.')
}

function lastPart(heading: LevelledHeading): number {
  return heading.number.at(-1) ?? 0
}

function doubt(code: string, { line, written, rest }: LevelledHeading): Doubt {
  return { code, line: line.number, data: { text: `${written} ${rest}`.trim() } }
}
