import { createDraft, type DraftBlock, type DraftSentence, type FormerSentence, type TextChange } from './draft-sentence.ts'
import type { LiveBlock, LiveText } from './live-text.ts'
import { longestAscent } from './longest-ascent.ts'
import { matchRuns } from './match-runs.ts'
import { segmentBlock, splitBlocks } from './segment-text.ts'
import type { SentenceArchive } from './sentence-archive.ts'

/**
 * Compares a text with its previous state by paragraph and then by sentence, in folded form: what has the same words is
 * settled, in order where it can be, moved inside the text otherwise.
 */
export function matchSentences(item: string, before: LiveText | undefined, text: string | null, archive: SentenceArchive): TextChange {
  const change: TextChange = { item, text, before, blocks: [], drafts: [], formers: [], anchors: [] }
  const formerBlocks = before?.blocks ?? []
  const firstPlaces = placesOf(formerBlocks)
  const rawBlocks = text === null ? [] : splitBlocks(text)
  const same = new Map<number, number>()
  for (const run of matchRuns(formerBlocks.map(({ raw }) => raw), rawBlocks.map(({ raw }) => raw), (raw) => raw.length)) {
    for (let n = 0; n < run.length; n++) same.set(run.to + n, run.from + n)
  }

  const pairs: [number, number][] = []
  let place = 0
  for (const [index, { start, raw }] of rawBlocks.entries()) {
    const former = same.get(index)
    if (former !== undefined) {
      const { states, ranges } = formerBlocks[former] as LiveBlock
      change.blocks.push({ start, raw, states, ranges })
      for (let n = 0; n < states.length; n++) pairs.push([place + n, (firstPlaces[former] as number) + n])
      place += states.length
    } else {
      const drafts = segmentBlock(raw).map((segment, n) => createDraft(item, segment, place + n))
      change.blocks.push({ start, raw, drafts })
      change.drafts.push(...drafts)
      place += drafts.length
    }
  }

  const settled = new Set(same.values())
  const openBlocks = formerBlocks.flatMap((block, index) => {
    if (settled.has(index)) return []
    return [block.states.map((state, n) => createFormer(item, state, (firstPlaces[index] as number) + n))]
  })
  change.formers.push(...openBlocks.flat())
  matchBlocks(openBlocks, change.blocks, pairs, archive)
  matchLeftovers(change, pairs, archive)

  pairs.sort((left, right) => left[0] - right[0])
  change.anchors.push(...longestAscent(pairs))
  const inOrder = new Set(change.anchors.map(([to]) => to))
  for (const draft of change.drafts) {
    if (draft.exact !== undefined && !inOrder.has(draft.index)) draft.exact = { state: draft.exact.state, kind: 'moved', from: item }
  }
  return change
}

function placesOf(blocks: readonly LiveBlock[]): number[] {
  let place = 0
  return blocks.map(({ states }) => (place += states.length) - states.length)
}

function createFormer(item: string, state: number, index: number): FormerSentence {
  return { item, state, index, used: false, taken: [], heirs: new Set() }
}

function settle(draft: DraftSentence, former: FormerSentence, pairs: [number, number][]): void {
  draft.exact = { state: former.state, kind: 'typography', from: undefined }
  former.used = true
  pairs.push([draft.index, former.index])
}

function matchBlocks(formers: FormerSentence[][], blocks: readonly DraftBlock[], pairs: [number, number][], archive: SentenceArchive): void {
  const open = blocks.flatMap((block) => ('drafts' in block && block.drafts.length > 0 ? [block.drafts] : []))
  const formerKeys = formers.map((block) => block.map(({ state }) => archive.get(state).key).join('\n'))
  const keys = open.map((drafts) => drafts.map(({ segment }) => segment.key).join('\n'))
  matchKeys(formerKeys, keys, (from, to) => {
    for (const [n, draft] of (open[to] as DraftSentence[]).entries()) settle(draft, (formers[from] as FormerSentence[])[n] as FormerSentence, pairs)
  })
}

function matchLeftovers(change: TextChange, pairs: [number, number][], archive: SentenceArchive): void {
  const formers = change.formers.filter(({ used }) => !used)
  const drafts = change.drafts.filter(({ exact }) => exact === undefined)
  matchKeys(
    formers.map(({ state }) => archive.get(state).key),
    drafts.map(({ segment }) => segment.key),
    (from, to) => settle(drafts[to] as DraftSentence, formers[from] as FormerSentence, pairs),
  )
}

/** Pairs equal keys: in order first, then what is left wherever it stands, first come first served. */
function matchKeys(first: readonly string[], second: readonly string[], pair: (from: number, to: number) => void): void {
  if (first.length === 0 || second.length === 0) return
  const [usedFirst, usedSecond] = [new Set<number>(), new Set<number>()]
  const take = (from: number, to: number): void => {
    usedFirst.add(from)
    usedSecond.add(to)
    pair(from, to)
  }
  for (const run of matchRuns(first, second, (key) => key.length)) {
    for (let n = 0; n < run.length; n++) if (first[run.from + n] !== '') take(run.from + n, run.to + n)
  }
  const waiting = new Map<string, number[]>()
  for (const [index, key] of first.entries()) {
    if (usedFirst.has(index) || key === '') continue
    waiting.set(key, [...(waiting.get(key) ?? []), index])
  }
  for (const [index, key] of second.entries()) {
    const from = usedSecond.has(index) ? undefined : waiting.get(key)?.shift()
    if (from !== undefined) take(from, index)
  }
}
