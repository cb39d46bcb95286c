import type { Edit } from './edit.ts'
import { relateChanges, type SideChange } from './relate-changes.ts'
import { follow, sliceTokens } from './list-regions.ts'
import { mergeSides, type Merged } from './merge-sides.ts'
import { listCollisions, type Collision } from './merge3.ts'
import { countLines, type Reading } from './read-text.ts'

/** A paragraph or list item around a proposal, as it was and as it is. */
export interface ContextChange {
  was: string
  now: string
}

/**
 * Whether a proposal still applies. `text`: the current text with the proposal in it (with the current words where they
 * collide). `already`: the current text holds all that it asked for.
 */
export type ApplyState =
  | { state: 'follows'; text: string; already: boolean }
  | { state: 'follows-context-changed'; text: string; already: boolean; context: ContextChange[] }
  | { state: 'needs-author'; text: string; collisions: Collision[] }

/** Computes what became of a proposal, made on `base`, now that the text is `current`. */
export function applyState(base: string, current: string, proposed: string): ApplyState {
  if (base === current) return { state: 'follows', text: proposed, already: base === proposed }
  if (base === proposed || current === proposed) return { state: 'follows', text: current, already: true }
  const merged = mergeSides(base, [current, proposed])
  if (merged.clashes.length > 0) {
    return { state: 'needs-author', text: merged.text, collisions: listCollisions(merged) }
  }
  const already = merged.text === current
  const context = already ? [] : listContext(merged)
  return context.length === 0 ? { state: 'follows', text: merged.text, already } : { state: 'follows-context-changed', text: merged.text, already, context }
}

function listContext(merged: Merged): ContextChange[] {
  const [current, proposed] = merged.changes as [Edit[], Edit[]]
  const reading = merged.sides[0] as Reading
  const others = current.map((change): SideChange => ({ ...change, side: 0 }))
  const context: ContextChange[] = []
  let done = -1
  for (const change of proposed) {
    const mine = { ...change, side: 1 }
    if (others.some((other) => ['same', 'within'].includes(relateChanges(mine, other, merged.base, merged.sides)))) continue
    const { start, end } = surroundings(merged.base, change)
    if (start < done) continue
    const touched = others.filter((other) => other.start <= end && other.end >= start && relateChanges(mine, other, merged.base, merged.sides) === 'apart')
    const inside = touched.filter((other) => other.start < end || other.start === change.start)
    if (inside.length === 0) continue
    done = end
    context.push({ was: sliceTokens(merged.base, start, end), now: sliceTokens(reading, follow(current, start, 'before'), follow(current, end, 'after')) })
  }
  return context
}

/** The blocks (paragraph, list item, heading) that hold a change's words; for an insertion, those that it touches. */
function surroundings(base: Reading, change: Edit): { start: number; end: number } {
  let start = change.start === change.end ? Math.max(0, change.start - 1) : change.start
  while (start > 0 && !beginsBlock(base, start)) start--
  let end = Math.min(base.tokens.length - 1, Math.max(change.end, change.start + 1))
  while (end < base.tokens.length - 1 && !beginsBlock(base, end)) end++
  return { start, end }
}

function beginsBlock(base: Reading, index: number): boolean {
  const lines = countLines(base.before[index] ?? '')
  return lines > 1 || (lines === 1 && base.tokens[index]?.kind === 'markup')
}
