import type { LiveText } from './live-text.ts'

/** The first and the last blocks of a text that stand in its new state as they did, and the part of that which is left. */
export interface KeptBlocks {
  head: number
  tail: number
  /** Offsets in the new state, end exclusive. */
  start: number
  end: number
}

/**
 * Most changes touch one paragraph: what stands before and after it need not be cut again. A block is taken only where it is sure that
 * cutting and comparing the whole text would give the same; the others are left to that.
 */
export function findKeptBlocks({ text: old, blocks }: Pick<LiveText, 'text' | 'blocks'>, text: string): KeptBlocks {
  const none = { head: 0, tail: 0, start: 0, end: text.length }
  if (old === null || blocks.length < 2) return none
  const same = countSame(old, text)
  // The white space before a block ends with its first other character.
  let head = 0
  while (head + 1 < blocks.length && firstInk(blocks[head + 1]!) < same) head++
  const next = blocks[head]!
  const start = head === 0 ? 0 : next.start
  // Where the next block is the same too, and what follows it differs, which of several equal blocks were kept is still to be seen.
  if (same >= next.start + next.raw.length) return { ...none, head, start }
  const sameEnd = countSameEnd(old, text, Math.min(old.length, text.length) - start)
  let tail = 0
  while (head + tail + 1 < blocks.length && endOf(blocks[blocks.length - tail - 2]!) >= old.length - sameEnd) tail++
  return { head, tail, start, end: tail === 0 ? text.length : blocks[blocks.length - tail]!.start + text.length - old.length }
}

function firstInk({ start, raw }: { start: number; raw: string }): number {
  return start + (raw.length - raw.trimStart().length)
}

function endOf({ start, raw }: { start: number; raw: string }): number {
  return start + raw.length
}

function countSame(first: string, second: string): number {
  const shorter = Math.min(first.length, second.length)
  let count = 0
  while (count < shorter && first.charCodeAt(count) === second.charCodeAt(count)) count++
  return count
}

function countSameEnd(first: string, second: string, limit: number): number {
  let count = 0
  while (count < limit && first.charCodeAt(first.length - 1 - count) === second.charCodeAt(second.length - 1 - count)) count++
  return count
}
