import { createDraft, type DraftBlock, type DraftSentence, type FormerSentence, type TextChange } from './draft-sentence.ts'
import type { LiveBlock, LiveText } from './live-text.ts'
import { longestAscent } from './longest-ascent.ts'
import { matchRuns } from './match-runs.ts'
import { type RawBlock, segmentBlock, splitBlocks } from './segment-text.ts'
import type { SentenceArchive } from './sentence-archive.ts'

/**
 * Compares a text with its previous state by paragraph and then by sentence, in folded form: what has the same words is
 * settled, in order where it can be, moved inside the text otherwise.
 */
export function matchSentences(item: string, before: LiveText | undefined, text: string | null, archive: SentenceArchive): TextChange {
  const change: TextChange = { item, text, before, blocks: [], drafts: [], formers: [], anchors: [] }
  const formerBlocks = before?.blocks ?? []
  const rawBlocks = text === null ? [] : splitBlocks(text)
  const runs = matchRuns(formerBlocks.map(rawOf), rawBlocks.map(rawOf), lengthOf)
  /** For each sentence of the new text the place of the former one that it is; -1: none. */
  const stays: number[] = []
  const openBlocks: FormerSentence[][] = []
  let [next, place, formerPlace] = [0, 0, 0]
  const openUntil = (end: number): void => {
    for (; next < end; next++) {
      openBlocks.push((formerBlocks[next] as LiveBlock).states.map((state, n) => createFormer(item, state, formerPlace + n)))
      formerPlace += (formerBlocks[next] as LiveBlock).states.length
    }
  }
  let done = 0
  const cutUntil = (end: number): void => {
    for (; done < end; done++) {
      const { start, raw } = rawBlocks[done] as RawBlock
      const drafts = segmentBlock(raw).map((segment, n) => createDraft(item, segment, place + n))
      change.blocks.push({ start, raw, drafts })
      for (const draft of drafts) {
        change.drafts.push(draft)
        stays.push(-1)
      }
      place += drafts.length
    }
  }
  for (const run of runs) {
    openUntil(run.from)
    cutUntil(run.to)
    for (; done < run.to + run.length; done++, next++) {
      const { start, raw } = rawBlocks[done] as RawBlock
      const { states, ranges } = formerBlocks[next] as LiveBlock
      change.blocks.push({ start, raw, states, ranges })
      for (let n = 0; n < states.length; n++) stays.push(formerPlace++)
      place += states.length
    }
  }
  openUntil(formerBlocks.length)
  cutUntil(rawBlocks.length)
  for (const block of openBlocks) for (const former of block) change.formers.push(former)
  if (change.formers.length > 0 && change.drafts.length > 0) {
    matchBlocks(openBlocks, change.blocks, stays, archive)
    matchLeftovers(change, stays, archive)
  }
  const pairs: [number, number][] = []
  for (let to = 0; to < stays.length; to++) if (stays[to] !== -1) pairs.push([to, stays[to] as number])
  setAnchors(change, pairs)
  return change
}

function rawOf({ raw }: { raw: string }): string {
  return raw
}

function lengthOf(text: string): number {
  return text.length
}

/** `pairs`: places (new, former) of sentences with the same words, ascending by the new one. */
function setAnchors(change: TextChange, pairs: (readonly [number, number])[]): void {
  if (pairs.every(([, from], index) => index === 0 || (pairs[index - 1] as readonly [number, number])[1] < from)) {
    change.anchors = pairs
    return
  }
  change.anchors = longestAscent(pairs)
  const inOrder = new Set(change.anchors.map(([to]) => to))
  for (const draft of change.drafts) {
    if (draft.exact !== undefined && !inOrder.has(draft.index)) draft.exact = { state: draft.exact.state, kind: 'moved', from: change.item }
  }
}

function createFormer(item: string, state: number, index: number): FormerSentence {
  return { item, state, index, used: false, taken: [], heirs: [] }
}

function settle(draft: DraftSentence, former: FormerSentence, stays: number[]): void {
  draft.exact = { state: former.state, kind: 'typography', from: undefined }
  former.used = true
  stays[draft.index] = former.index
}

function matchBlocks(formers: FormerSentence[][], blocks: readonly DraftBlock[], stays: number[], archive: SentenceArchive): void {
  const open = blocks.flatMap((block) => ('drafts' in block && block.drafts.length > 0 ? [block.drafts] : []))
  if (formers.length === 1 && open.length === 1) return matchBlock(formers[0] as FormerSentence[], open[0] as DraftSentence[], stays, archive)
  const formerKeys = formers.map((block) => block.map(({ state }) => archive.get(state).key).join('\n'))
  const keys = open.map((drafts) => drafts.map(({ segment }) => segment.key).join('\n'))
  matchKeys(formerKeys, keys, (from, to) => {
    for (const [n, draft] of (open[to] as DraftSentence[]).entries()) settle(draft, (formers[from] as FormerSentence[])[n] as FormerSentence, stays)
  })
}

/** One paragraph that became one: the same in all its sentences or in none. */
function matchBlock(formers: readonly FormerSentence[], drafts: readonly DraftSentence[], stays: number[], archive: SentenceArchive): void {
  if (formers.length !== drafts.length) return
  if (!drafts.every(({ segment }, n) => segment.key === archive.get((formers[n] as FormerSentence).state).key)) return
  for (const [n, draft] of drafts.entries()) settle(draft, formers[n] as FormerSentence, stays)
}

function matchLeftovers(change: TextChange, stays: number[], archive: SentenceArchive): void {
  const formers = change.formers.filter(({ used }) => !used)
  const drafts = change.drafts.filter(({ exact }) => exact === undefined)
  matchKeys(
    formers.map(({ state }) => archive.get(state).key),
    drafts.map(({ segment }) => segment.key),
    (from, to) => settle(drafts[to] as DraftSentence, formers[from] as FormerSentence, stays),
  )
}

/** Pairs equal keys: in order first, then what is left wherever it stands, first come first served. */
function matchKeys(first: readonly string[], second: readonly string[], pair: (from: number, to: number) => void): void {
  if (first.length === 0 || second.length === 0) return
  const [usedFirst, usedSecond] = [first.map(() => false), second.map(() => false)]
  const take = (from: number, to: number): void => {
    usedFirst[from] = usedSecond[to] = true
    pair(from, to)
  }
  for (const run of matchRuns(first, second, lengthOf)) {
    for (let n = 0; n < run.length; n++) if (first[run.from + n] !== '') take(run.from + n, run.to + n)
  }
  if (!usedFirst.includes(false) || !usedSecond.includes(false)) return
  const waiting = new Map<string, number[]>()
  for (let from = 0; from < first.length; from++) {
    const key = first[from] as string
    if (usedFirst[from] || key === '') continue
    const list = waiting.get(key)
    if (list === undefined) waiting.set(key, [from])
    else list.push(from)
  }
  for (let to = 0; to < second.length; to++) {
    const from = usedSecond[to] ? undefined : waiting.get(second[to] as string)?.shift()
    if (from !== undefined) take(from, to)
  }
}
