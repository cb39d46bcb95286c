import type { DraftBlock, DraftSentence, FormerSentence, Gap, TextChange } from './draft-sentence.ts'
import type { Departure, LiveBlock, LiveText } from './live-text.ts'
import type { LiveCounts } from './live-counts.ts'
import { isSameButTypography } from './segment-text.ts'
import { encodeOrigin, encodeOrigins, listWordOrigins, type SentenceState } from './sentence-state.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import type { SentenceEventKind } from './traced-text.ts'

// Share of the lighter sentence's weight that makes one sentence the other's heir.
const heirShare = 0.25

/**
 * Decides which sentences continue which, for all texts of a revision, before any is recorded. Returns how many go on from a state that
 * stood just before; undefined for an older one.
 */
export function linkHeirs(changes: readonly TextChange[], archive: SentenceArchive): (state: number) => number | undefined {
  const isShared = changes.some(({ open }) => open.some(({ shares }) => shares.size > 0))
  const formers = isShared ? listByState(changes) : new Map<number, FormerSentence[]>()
  for (const change of changes) {
    for (const draft of change.open) {
      if (draft.shares.size === 0) continue
      const weight = sum(draft.words, archive)
      for (const [state, share] of draft.shares) {
        const candidates = formers.get(state)
        const enough = candidates === undefined || share >= heirShare * Math.min(weight, sum(archive.wordsOf(state), archive))
        if (enough) for (const former of candidates ?? []) former.heirs.push(draft)
        else draft.shares.delete(state)
      }
    }
    for (const gap of change.gaps) pairReplaced(gap)
  }
  return (state) => formers.get(state)?.at(-1)?.heirs.length
}

function listByState(changes: readonly TextChange[]): Map<number, FormerSentence[]> {
  const lists = new Map<number, FormerSentence[]>()
  for (const { formers } of changes) for (const former of formers) {
    const same = lists.get(former.state)
    if (same) same.push(former)
    else lists.set(former.state, [former])
  }
  return lists
}

/** Sentences at one place that share nothing: the first replaces the first, and so on; the last one replaces all the rest. */
function pairReplaced(gap: Gap): void {
  const left = gap.formers.filter(({ heirs }) => heirs.length === 0)
  const fresh = gap.drafts.filter(({ shares }) => shares.size === 0)
  if (fresh.length === 0) return
  for (const [index, former] of left.entries()) {
    const draft = fresh[Math.min(index, fresh.length - 1)] as DraftSentence
    draft.replaces.push(former.state)
    former.heirs.push(draft)
  }
}

/** What recording a revision needs to know. */
export interface Recording {
  revision: number
  /** Origin of words that nobody else wrote. */
  own: number
  archive: SentenceArchive
  /** As `linkHeirs` returns it. */
  heirsOf(state: number): number | undefined
  /** A sentence whose line already stands somewhere begins one of its own. */
  counts: Pick<LiveCounts, 'ofLine' | 'addLine'>
}

/** Records the new states of a revision's texts. */
export function recordTexts(changes: readonly TextChange[], recording: Recording): LiveText[] {
  recordDrafts(changes, recording)
  return changes.map((change) => ({
    text: change.text,
    blocks: change.blocks.map((block) => recordBlock(change.item, block, recording)),
    gone: joinGone(change.before?.gone, listDepartures(change, recording.revision)),
  }))
}

function joinGone(before: Departure[] = [], departures: Departure[]): Departure[] {
  return departures.length === 0 ? before : [...before, ...departures]
}

/** Those that stay themselves first, so that they keep their line. */
function recordDrafts(changes: readonly TextChange[], recording: Recording): void {
  for (const isFirst of [true, false]) {
    for (const { drafts } of changes) {
      for (const draft of drafts) {
        if (staysItself(draft) !== isFirst) continue
        draft.id = recordSentence(draft, recording)
        recording.counts.addLine(recording.archive.get(draft.id).line)
      }
    }
  }
}

function staysItself({ exact }: DraftSentence): boolean {
  return exact?.kind === 'typography' || exact?.kind === 'moved'
}

function recordBlock(item: string, block: DraftBlock, { archive }: Recording): LiveBlock {
  if ('states' in block) return block
  const states = block.drafts.map(({ id }) => id)
  if (states.length > 0) archive.addBlock(item, states)
  const ranges: number[] = []
  for (const { segment } of block.drafts) ranges.push(segment.start, segment.end)
  return { start: block.start, raw: block.raw, states, ranges }
}

function recordSentence(draft: DraftSentence, { revision, own, archive, heirsOf, counts }: Recording): number {
  const { item, segment, exact } = draft
  const { text, key } = segment
  const isPlain = segment.wordBounds === null
  const lineOf = (parent: number | undefined): number => {
    const line = parent === undefined ? undefined : archive.get(parent).line
    return line === undefined || counts.ofLine(line) > 0 ? archive.size : line
  }
  if (exact !== undefined) {
    const state = archive.get(exact.state)
    if (exact.kind === 'typography' && state.text === text) return exact.state
    const kind = exact.kind !== 'typography' || isSameButTypography(state.text, text) ? exact.kind : 'retouched'
    const { origins, spans } = encodeOrigins(segment, listWordOrigins(state))
    const line = lineOf(exact.kind === 'copied' ? undefined : exact.state)
    return archive.add({ item, revision, kind, text, key, isPlain, parents: [exact.state], line, from: exact.from, origins, spans })
  }
  const parents = draft.shares.size > 0 ? sortShares(draft.shares) : draft.replaces
  const main = parents[0] === undefined ? undefined : archive.get(parents[0])
  const kind = describeDescent(draft, main, parents[0] === undefined ? undefined : heirsOf(parents[0]))
  const isOpened = draft.words.length > 0
  const { origins, spans } = isOpened ? encodeOrigins(segment, draft.origins.map((origin) => (origin === -1 ? own : origin))) : encodeOrigin(segment, own)
  const from = main !== undefined && (main.item !== item || kind === 'restored') ? main.item : undefined
  return archive.add({ item, revision, kind, text, key, isPlain, parents, line: lineOf(parents[0]), from, origins, spans }, isOpened ? draft.words : undefined)
}

function sortShares(shares: ReadonlyMap<number, number>): number[] {
  return [...shares].sort(([first, left], [second, right]) => right - left || first - second).map(([state]) => state)
}

/** `heirs`: how many sentences go on from the main parent; undefined when it did not stand just before. */
function describeDescent(draft: DraftSentence, main: SentenceState | undefined, heirs: number | undefined): SentenceEventKind {
  if (main === undefined) return 'written'
  if (draft.shares.size > 1) return 'joined'
  if (draft.shares.size === 0) return 'replaced'
  if (heirs === undefined) return 'restored'
  if (heirs > 1) return 'split'
  return main.item === draft.item ? 'reworded' : 'moved'
}

function listDepartures(change: TextChange, revision: number): Departure[] {
  return change.formers.flatMap((former): Departure[] => {
    if (former.used) return former.movedTo === undefined ? [] : [{ state: former.state, revision, to: former.movedTo }]
    const { heirs } = former
    if (heirs.some(({ item }) => item === change.item)) return []
    return [{ state: former.state, revision, ...(heirs[0] === undefined ? {} : { to: heirs[0].item }) }]
  })
}

function sum(words: readonly number[], archive: SentenceArchive): number {
  return words.reduce((total, word) => total + archive.words.weigh(word), 0)
}
