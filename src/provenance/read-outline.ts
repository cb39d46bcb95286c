import type { Departure, LiveText } from './live-text.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import type { SentenceState } from './sentence-state.ts'
import type { GoneSentence, SentenceEvent, TracedSentence, TracedSpan, TracedText, WordOrigin } from './traced-text.ts'

/** A traced text without what its sentences said before. */
export interface TextOutline extends Pick<TracedText, 'text' | 'spans'> {
  sentences: (Pick<TracedSentence, 'start' | 'end' | 'created'> & { events: OutlinedEvent[] })[]
  gone: Pick<GoneSentence, 'text' | 'since' | 'revision' | 'movedTo'>[]
  /** How many words it has. */
  words: number
}

type OutlinedEvent = Pick<SentenceEvent, 'revision' | 'kind' | 'from'>

export interface TraceContext {
  archive: SentenceArchive
  revisions: readonly string[]
  origins: readonly WordOrigin[]
}

/** The outline of a text's state. */
export function readOutline(live: LiveText, context: TraceContext): TextOutline {
  const { archive, revisions } = context
  const spans: TracedSpan[] = []
  const sentences: TextOutline['sentences'] = []
  let words = 0
  const readEvent = ({ revision, kind, from }: SentenceState): OutlinedEvent => (from === undefined ? { revision: revisions[revision] as string, kind } : { revision: revisions[revision] as string, kind, from })
  for (const { start: at, states, ranges } of live.blocks) {
    for (let n = 0; n < states.length; n++) {
      const id = states[n] as number
      const state = archive.get(id)
      const start = at + (ranges[n * 2] as number)
      addSpans(spans, state, start, context)
      for (let run = 0; run < state.origins.length; run += 2) words += state.origins[run] as number
      const events = state.parents.length === 0 ? [readEvent(state)] : listStates(id, archive).map((each) => readEvent(archive.get(each)))
      sentences.push({ start, end: at + (ranges[n * 2 + 1] as number), created: (events[0] as OutlinedEvent).revision, events })
    }
  }
  const gone = listGone(live, archive).map(({ state: id, revision, to }) => {
    const { text, revision: since } = archive.get(id)
    return { text, since: revisions[since] as string, revision: revisions[revision] as string, ...(to !== undefined && { movedTo: to }) }
  })
  return { text: live.text ?? '', spans, sentences, gone, words }
}

export function addSpans(list: TracedSpan[], { spans }: SentenceState, start: number, { origins }: TraceContext): void {
  for (let index = 0; index < spans.length; index += 3) {
    list.push({ start: start + (spans[index] as number), end: start + (spans[index + 1] as number), origin: origins[spans[index + 2] as number] as WordOrigin })
  }
}

/** The state and all that it comes from, oldest first. */
export function listStates(id: number, archive: SentenceArchive): number[] {
  if (archive.get(id).parents.length === 0) return [id]
  const seen = new Set([id])
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const parent of archive.get(next).parents) {
      if (seen.has(parent)) continue
      seen.add(parent)
      waiting.push(parent)
    }
  }
  return [...seen].sort((left, right) => left - right)
}

/** What left a text and is not in it today, in order of leaving. */
export function listGone({ gone, blocks }: LiveText, archive: SentenceArchive): Departure[] {
  if (gone.length === 0) return []
  const here = blocks.flatMap(({ states }) => states.map((id) => archive.get(id)))
  const keys = new Set(here.map(({ key }) => key))
  const lines = new Set(here.map(({ line }) => line))
  return gone.filter(({ state }) => !keys.has(archive.get(state).key) && !lines.has(archive.get(state).line))
}
