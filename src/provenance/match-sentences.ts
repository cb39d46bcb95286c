import { createDraft, type DraftBlock, type DraftSentence, type FormerSentence, type TextChange } from './draft-sentence.ts'
import { findKeptBlocks } from './find-kept-blocks.ts'
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
  const change: TextChange = { item, text, before, blocks: [], drafts: [], formers: [], anchors: { to: [], from: [] }, open: [], left: [], gaps: [] }
  const all = before?.blocks ?? []
  const { head, tail, start, end } = before === undefined || text === null ? { head: 0, tail: 0, start: 0, end: text?.length ?? 0 } : findKeptBlocks(before, text)
  const formerBlocks = all.slice(head, all.length - tail)
  const rawBlocks = text === null ? [] : splitBlocks(text, start, end)
  /** For each sentence of the new text the place of the former one that it is; -1: none. */
  const stays: number[] = []
  const openBlocks: FormerSentence[][] = []
  let formerPlace = 0
  const keepBlock = (block: LiveBlock, at: number): void => {
    change.blocks.push(block.start === at ? block : { ...block, start: at })
    for (let n = 0; n < block.states.length; n++) stays.push(formerPlace++)
  }
  let [next, done] = [0, 0]
  const openUntil = (limit: number): void => {
    for (; next < limit; next++) {
      const { states } = formerBlocks[next] as LiveBlock
      const first = formerPlace
      openBlocks.push(states.map((state, n) => createFormer(item, state, first + n)))
      formerPlace += states.length
    }
  }
  const cutUntil = (limit: number): void => {
    for (; done < limit; done++) {
      const { start: at, raw } = rawBlocks[done] as RawBlock
      const first = stays.length
      const drafts = segmentBlock(raw).map((segment, n) => createDraft(item, segment, first + n))
      change.blocks.push({ start: at, raw, drafts })
      for (const draft of drafts) {
        change.drafts.push(draft)
        stays.push(-1)
      }
    }
  }
  for (let n = 0; n < head; n++) keepBlock(all[n] as LiveBlock, (all[n] as LiveBlock).start)
  for (const run of matchRuns(formerBlocks.map(rawOf), rawBlocks.map(rawOf), lengthOf)) {
    openUntil(run.from)
    cutUntil(run.to)
    for (; done < run.to + run.length; done++, next++) keepBlock(formerBlocks[next] as LiveBlock, (rawBlocks[done] as RawBlock).start)
  }
  openUntil(formerBlocks.length)
  cutUntil(rawBlocks.length)
  const shift = (text?.length ?? 0) - (before?.text?.length ?? 0)
  for (let n = all.length - tail; n < all.length; n++) keepBlock(all[n] as LiveBlock, (all[n] as LiveBlock).start + shift)
  for (const block of openBlocks) for (const former of block) change.formers.push(former)
  if (change.formers.length > 0 && change.drafts.length > 0) {
    matchBlocks(openBlocks, change.blocks, stays, archive)
    matchLeftovers(change, stays, archive)
  }
  setAnchors(change, stays)
  return change
}

function rawOf({ raw }: { raw: string }): string {
  return raw
}

function lengthOf(text: string): number {
  return text.length
}

/** `stays`: by place in the new text, that of the former sentence with the same words, or -1. */
function setAnchors(change: TextChange, stays: readonly number[]): void {
  const [to, from]: [number[], number[]] = [[], []]
  let isInOrder = true
  for (let place = 0; place < stays.length; place++) {
    const former = stays[place] as number
    if (former === -1) continue
    if (from.length > 0 && former < (from[from.length - 1] as number)) isInOrder = false
    to.push(place)
    from.push(former)
  }
  change.anchors = { to, from }
  if (isInOrder) return
  const chain = longestAscent(to.map((place, n) => [place, from[n] as number]))
  change.anchors = { to: chain.map(([place]) => place), from: chain.map(([, former]) => former) }
  const inOrder = new Set(change.anchors.to)
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
  const open: DraftSentence[][] = []
  for (const block of blocks) if ('drafts' in block && block.drafts.length > 0) open.push(block.drafts)
  // Their sentences tell as much.
  if (formers.length === 1 && open.length === 1) return
  const formerKeys = formers.map((block) => block.map(({ state }) => archive.get(state).key).join('\n'))
  const keys = open.map((drafts) => drafts.map(({ segment }) => segment.key).join('\n'))
  matchKeys(formerKeys, keys, (from, to) => {
    for (const [n, draft] of (open[to] as DraftSentence[]).entries()) settle(draft, (formers[from] as FormerSentence[])[n] as FormerSentence, stays)
  })
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
