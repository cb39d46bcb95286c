import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findKeptBlocks } from './find-kept-blocks.ts'
import { matchRuns, type Run } from './match-runs.ts'
import { type RawBlock, splitBlocks } from './segment-text.ts'

const liveOf = (text: string) => ({ text, blocks: splitBlocks(text).map((block) => ({ ...block, states: [], ranges: [] })) })

/** Which block of the old text each one of the new text is, by place; -1: none. */
function pairBlocks(before: readonly RawBlock[], after: readonly RawBlock[]): number[] {
  const pairs = after.map(() => -1)
  const fill = ({ from, to, length }: Run): void => {
    for (let n = 0; n < length; n++) pairs[to + n] = from + n
  }
  matchRuns(before.map(({ raw }) => raw), after.map(({ raw }) => raw), (raw) => raw.length).forEach(fill)
  return pairs
}

/** The same, with the blocks at both ends set aside first. */
function pairKept(before: string, after: string): { blocks: RawBlock[]; pairs: number[]; kept: number } {
  const live = liveOf(before)
  const { head, tail, start, end } = findKeptBlocks(live, after)
  const [first, last] = [live.blocks.slice(0, head), live.blocks.slice(live.blocks.length - tail)]
  const middle = splitBlocks(after, start, end)
  const shift = after.length - before.length
  return {
    kept: head + tail,
    blocks: [...first.map(({ start: at, raw }) => ({ start: at, raw })), ...middle, ...last.map(({ start: at, raw }) => ({ start: at + shift, raw }))],
    pairs: [
      ...first.map((_, n) => n),
      ...pairBlocks(live.blocks.slice(head, live.blocks.length - tail), middle).map((n) => (n === -1 ? -1 : n + head)),
      ...last.map((_, n) => live.blocks.length - tail + n),
    ],
  }
}

describe('findKeptBlocks', () => {
  it('keeps what stands before and after a paragraph that was reworded', () => {
    const { kept, blocks } = pairKept('Un.\n\nDeux.\n\nTrois.\n\nQuatre.\n', 'Un.\n\nDeux.\n\nTrois ou plus.\n\nQuatre.\n')
    expect(kept).toBe(3)
    expect(blocks).toEqual(splitBlocks('Un.\n\nDeux.\n\nTrois ou plus.\n\nQuatre.\n'))
  })

  it('cuts and pairs any text as the whole would be', () => {
    const part = fc.constantFrom('a', 'b', 'ab', 'b a', '\n', '\n\n', '\n \n', '  a', '\n\n\n', '\r\n\r\n', ' ', '- a\n- b')
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
    const edited = fc.tuple(text, text, text, text).map(([before, old, fresh, after]) => [before + old + after, before + fresh + after] as const)
    fc.assert(
      fc.property(fc.oneof(edited, fc.tuple(text, text)), ([before, after]) => {
        const { blocks, pairs } = pairKept(before, after)
        expect(blocks).toEqual(splitBlocks(after))
        expect(pairs).toEqual(pairBlocks(splitBlocks(before), splitBlocks(after)))
      }),
      { numRuns: 2_000 },
    )
  })
})
