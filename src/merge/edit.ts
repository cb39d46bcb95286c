import type { Change } from './align.ts'

/**
 * A change that may be half of a move: a passage taken out at one place and put in, maybe reworded, at another. Edits of
 * a side ascend in the base and in the side; those of a moved passage ascend within it.
 */
export interface Edit extends Change {
  /** Of an insertion: the passage of the base that it brings, and what changed within it. */
  source?: { start: number; end: number; inner: Edit[] }
  /** Of a deletion: where in the base its words went. */
  target?: number
}
