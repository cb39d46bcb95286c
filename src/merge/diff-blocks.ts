import { diffWords, type DiffPart } from './diff-words.ts'
import { pairBlocks, type BlockPair } from './pair-blocks.ts'
import { splitBlocks } from './split-blocks.ts'

/**
 * What became of a block. `before` and `after` hold it with the line breaks that follow; one is empty for `added` and
 * `removed`. `from` and `to` are its places among the old and the new blocks, 0-based, -1 where it has none: all `before`
 * in order of `from` are the old text, all `after` in order of `to` the new one. `split`: one old block, several new ones;
 * `joined` the reverse. `rewritten`: so little is left that `parts` are the whole old text and the whole new one.
 */
export interface DiffBlock {
  type: 'same' | 'changed' | 'rewritten' | 'added' | 'removed' | 'moved' | 'split' | 'joined'
  before: string
  after: string
  from: number
  to: number
  parts: DiffPart[]
}

// Above this share of changed text, words left in place only disturb the reader.
const rewrittenShare = 0.6

/** Two-level difference: blocks, then words within those that changed. In the order of the new text, removed blocks where they stood. */
export function diffBlocks(before: string, after: string): DiffBlock[] {
  const [old, fresh] = [splitBlocks(before), splitBlocks(after)]
  const blocks = pairBlocks(old, fresh).map((pair) => describe(pair, old, fresh))
  return placeRemoved(blocks)
}

function describe(pair: BlockPair, old: readonly string[], fresh: readonly string[]): DiffBlock {
  const before = old.slice(pair.start, pair.end).join('')
  const after = fresh.slice(pair.from, pair.to).join('')
  const place = { from: pair.start < pair.end ? pair.start : -1, to: pair.from < pair.to ? pair.from : -1 }
  const parts = diffWords(before, after)
  if (pair.type !== 'changed' || changedShare(parts) <= rewrittenShare) return { type: pair.type, before, after, ...place, parts }
  return { type: 'rewritten', before, after, ...place, parts: [{ type: 'removed', text: before }, { type: 'added', text: after }] }
}

/** Share of the longer text that differs, by characters other than spaces. */
function changedShare(parts: readonly DiffPart[]): number {
  const length = { same: 0, removed: 0, added: 0 }
  for (const { type, text, quiet } of parts) {
    if (quiet !== true) length[type] += text.replace(/\s+/g, '').length
    else if (type === 'removed') length.same += text.replace(/\s+/g, '').length
  }
  const most = Math.max(length.removed, length.added)
  return most === 0 ? 0 : most / (most + length.same)
}

function placeRemoved(blocks: readonly DiffBlock[]): DiffBlock[] {
  const ordered = blocks.filter(({ to }) => to >= 0).sort((one, two) => one.to - two.to)
  const byFrom = new Map(ordered.filter(({ from }) => from >= 0).map((block) => [block.from, block]))
  const oldOrder = blocks.filter(({ from }) => from >= 0).sort((one, two) => one.from - two.from)
  const following = new Map<DiffBlock | undefined, DiffBlock[]>()
  let last: DiffBlock | undefined
  for (const block of oldOrder) {
    if (block.to < 0) following.set(last, [...(following.get(last) ?? []), block])
    else if (block.type !== 'moved') last = byFrom.get(block.from)
  }
  return [...(following.get(undefined) ?? []), ...ordered.flatMap((block) => [block, ...(following.get(block) ?? [])])]
}
