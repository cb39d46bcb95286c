import { createDepartedIndex } from './departed-index.ts'
import { detectRenames, isThere } from './detect-renames.ts'
import { type DraftBlock, openSentences, type TextChange } from './draft-sentence.ts'
import { findElsewhere } from './find-elsewhere.ts'
import { createLiveCounts } from './live-counts.ts'
import type { Departure, LiveBlock, LiveText } from './live-text.ts'
import { createLiveTexts } from './live-texts.ts'
import { matchPast } from './match-past.ts'
import { matchSentences } from './match-sentences.ts'
import { matchSource } from './match-sources.ts'
import { listGaps, matchWords } from './match-words.ts'
import { createNameTable } from './name-table.ts'
import { readOutline, type TextOutline } from './read-outline.ts'
import { readTrace } from './read-trace.ts'
import { linkHeirs, recordTexts } from './record-sentences.ts'
import { readRevisionList, writeRevisionList } from './revision-list.ts'
import { createSentenceArchive } from './sentence-archive.ts'
import { type TextRevision, titleKey } from './text-revision.ts'
import { matchMovedPhrases } from './tile-phrases.ts'
import type { TracedText } from './traced-text.ts'
import type { TracerParts } from './tracer-parts.ts'

// A source that names more texts than this gives the whole plan: only the text in the changed one's place is read.
const maxOtherTexts = 50

/** Attributes words as revisions come in, oldest first. */
export interface Tracer {
  /** Takes in one revision; costs what it changed. Returns the keys of the texts that changed. Throws RangeError for a revision that is already in. */
  add(revision: TextRevision): string[]
  /** One text as it stands, or undefined where there is none. */
  trace(key: string): TracedText | undefined
  /** The same text, without what its sentences said before, which takes half as long. */
  outline(key: string): TextOutline | undefined
  /** Keys of all texts that are there, in order. */
  keys(): string[]
  /** All texts as they stand, by key, in the order of their keys. */
  result(): Map<string, TracedText>
  /** All texts that are no longer there, by key, in order: empty, with all that left them. One that was renamed is under its new key alone. */
  departed(): Map<string, TracedText>
  /** The last revision taken in, or undefined. */
  head(): string | undefined
  /** Everything known, as bytes that `createTracer` goes on from, in the same version of this code on the same kind of machine. */
  save(): TracerParts
}

/** A tracer, empty or as it was saved: going on costs little more than the bytes' length. */
export function createTracer(saved?: TracerParts): Tracer {
  const names = createNameTable(saved?.names)
  const archive = createSentenceArchive(names, saved)
  const live = createLiveTexts(saved?.live)
  const { revisions, origins } = saved === undefined ? { revisions: [], origins: [] } : readRevisionList(saved.revisions!, names)
  const known = new Set(revisions)
  const counts = createLiveCounts(archive, saved)
  const departed = createDepartedIndex(archive, saved)

  function add(given: TextRevision): string[] {
    if (known.has(given.revision)) throw new RangeError(`Revision ${given.revision} is already traced: give each revision once, oldest first.`)
    known.add(given.revision)
    const revision = revisions.push(given.revision) - 1
    const { texts, renames } = findChanged(given)
    if (texts.size === 0) return []
    const match = ([item, text]: [string, string | null]): TextChange => matchSentences(item, live.get(item), text, archive)
    if (archive.size > 0 || (given.sources ?? []).length > 0) {
      const changes = Array.from(texts, match)
      findOrigins(changes, { given, renames })
      record(changes, revision, addOwn(given.revision))
    } else {
      // Before anything was known, all words are the revision's own: each text is recorded by itself, and what it was cut into forgotten.
      const own = addOwn(given.revision)
      for (const each of texts) record([match(each)], revision, own)
    }
    return [...texts.keys()]
  }

  /** Number of the origin of what a revision's author wrote. */
  function addOwn(revision: string): number {
    return origins.push({ revision, origin: 'own' }) - 1
  }

  function record(changes: readonly TextChange[], revision: number, own: number): void {
    const heirsOf = linkHeirs(changes, archive)
    for (const { formers } of changes) for (const { state } of formers) counts.leave(state)
    const texts = recordTexts(changes, { revision, own, archive, heirsOf, counts })
    for (const [index, change] of changes.entries()) {
      const text = texts[index] as LiveText
      live.set(change.item, text)
      for (let n = change.before?.gone.length ?? 0; n < text.gone.length; n++) departed.add((text.gone[n] as Departure).state)
      for (let place = 0; place < change.blocks.length; place++) if ('drafts' in (change.blocks[place] as DraftBlock)) for (const state of (text.blocks[place] as LiveBlock).states) counts.addState(state)
    }
  }

  function findOrigins(changes: readonly TextChange[], { given, renames }: { given: TextRevision; renames: ReadonlyMap<string, string> }): void {
    findElsewhere(changes, { archive, isLive: counts.isLive })
    openSentences(changes, archive)
    attribute(changes)
    for (const source of given.sources ?? []) {
      const origin = origins.push({ revision: given.revision, origin: source.origin }) - 1
      const texts = keyTexts(source)
      for (const change of changes) {
        const key = texts.has(change.item) ? change.item : (renames.get(change.item) ?? change.item)
        const others = texts.size > maxOtherTexts ? [] : [...texts].flatMap(([other, text]) => (other === key || text === null ? [] : [text]))
        matchSource(change, { origin, text: texts.get(key), others }, archive)
      }
    }
  }

  /** The texts that read otherwise than they did, in the order of their keys, and what those that have a new one were called. */
  function findChanged(given: TextRevision): { texts: Map<string, string | null>; renames: Map<string, string> } {
    const all = keyTexts(given)
    const keys = [...all.keys()].filter((key) => all.get(key) !== (live.get(key)?.text ?? null)).sort()
    const texts = new Map(keys.map((key) => [key, all.get(key) as string | null]))
    const renames = detectRenames(texts, live, archive)
    for (const [item, former] of renames) {
      rename(former, item, texts)
      if (isThere(live.get(titleKey(former))) && texts.get(titleKey(former)) === null) rename(titleKey(former), titleKey(item), texts)
    }
    return { texts, renames }
  }

  function rename(former: string, item: string, texts: Map<string, string | null>): void {
    if (!texts.has(item) || !texts.has(former)) return
    live.set(item, live.get(former) as LiveText)
    live.set(former, { text: null, blocks: [], gone: [] })
    texts.delete(former)
  }

  function attribute(changes: readonly TextChange[]): void {
    for (const change of changes) {
      change.gaps = listGaps(change)
      for (const gap of change.gaps) matchWords(gap, archive)
      matchMovedPhrases(change.left, change.open, archive)
    }
    if (changes.length > 1) matchMovedPhrases(changes.flatMap(({ left }) => left), changes.flatMap(({ open }) => open), archive)
    for (const change of changes) matchPast(change, { archive, departed })
  }

  const context = { archive, revisions, origins }
  return {
    add,
    trace: (key) => (isThere(live.get(key)) ? readTrace(live.get(key) as LiveText, context) : undefined),
    outline: (key) => (isThere(live.get(key)) ? readOutline(live.get(key) as LiveText, context) : undefined),
    keys: live.keysThere,
    result() {
      return new Map(live.keysThere().map((key) => [key, readTrace(live.get(key) as LiveText, context)]))
    },
    departed() {
      const traced = live.keysGone().map((key): [string, TracedText] => [key, readTrace(live.get(key) as LiveText, context)])
      return new Map(traced.filter(([, { gone }]) => gone.length > 0))
    },
    head: () => revisions.at(-1),
    save() {
      const parts = { ...archive.save(), ...counts.save(), ...departed.save(), live: live.bytes(), revisions: writeRevisionList({ revisions, origins }, names) }
      // Last: what the others wrote may have named more.
      return { ...parts, names: names.bytes() }
    },
  }
}

function keyTexts({ texts, titles }: Pick<TextRevision, 'texts' | 'titles'>): ReadonlyMap<string, string | null> {
  if (titles === undefined || titles.size === 0) return texts
  return new Map([...texts, ...[...(titles ?? [])].map(([item, title]): [string, string | null] => [titleKey(item), title])])
}
