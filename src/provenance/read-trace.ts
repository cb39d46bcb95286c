import type { LiveText } from './live-text.ts'
import { addSpans, listGone, listStates, type TraceContext } from './read-outline.ts'
import type { SentenceArchive } from './sentence-archive.ts'
import type { SentenceState } from './sentence-state.ts'
import type { GoneSentence, SentenceEvent, SentenceEventKind, TracedSentence, TracedSpan, TracedText, WordOrigin } from './traced-text.ts'

const touching: readonly SentenceEventKind[] = ['reworded', 'split', 'joined', 'replaced', 'retouched']

/** The public form of a text's state. */
export function readTrace(live: LiveText, context: TraceContext): TracedText {
  const spans: TracedSpan[] = []
  const sentences: TracedSentence[] = []
  for (const block of live.blocks) {
    for (const [index, id] of block.states.entries()) {
      const state = context.archive.get(id)
      const start = block.start + (block.ranges[index * 2] as number)
      addSpans(spans, state, start, context)
      const end = block.start + (block.ranges[index * 2 + 1] as number)
      sentences.push({ start, end, line: state.line, ...readHistory(id, context) })
    }
  }
  return { text: live.text ?? '', spans, sentences, gone: readGone(live, context) }
}

/** Of the last of these states, and of those that it comes from. */
function readOrigins(ids: readonly number[], context: TraceContext): Pick<TracedSentence, 'origins' | 'formerOrigins'> {
  const own = listOrigins(context.archive.get(ids.at(-1) as number))
  const former = new Set(ids.slice(0, -1).flatMap((id) => listOrigins(context.archive.get(id)).filter((origin) => !own.includes(origin))))
  return { origins: nameOrigins(own, context), ...(former.size > 0 && { formerOrigins: nameOrigins([...former], context) }) }
}

/** Each once, in the order of the words. */
function listOrigins({ origins: coded }: SentenceState): number[] {
  return coded.length === 2 ? [coded[1] as number] : [...new Set(coded.filter((_, index) => index % 2 === 1))]
}

function nameOrigins(list: readonly number[], { origins }: TraceContext): WordOrigin[] {
  return list.map((each) => origins[each] as WordOrigin)
}

function readHistory(id: number, context: TraceContext): Omit<TracedSentence, 'start' | 'end' | 'line'> {
  const { archive } = context
  const state = archive.get(id)
  if (state.parents.length === 0) {
    const event = readEvent(state, context)
    return { origins: nameOrigins(listOrigins(state), context), created: event.revision, touched: [], replaced: [], events: [event] }
  }
  const ids = listStates(id, archive)
  const words = readOrigins(ids, context)
  const events = ids.map((each) => readEvent(archive.get(each), context))
  const created = (events[0] as SentenceEvent).revision
  const changed = events.filter((_, index) => isChange(archive.get(ids[index] as number), archive))
  if (changed.length === 0) return { ...words, created, touched: [], replaced: [], events }
  return {
    ...words,
    created,
    touched: [...new Set(changed.map(({ revision }) => revision))],
    replaced: changed.flatMap(({ before, revision }) => before.map((text) => ({ text, revision }))),
    events,
  }
}

/** Whether the event changed what the sentence says; a move or a restoration may, when it is reworded on the way. */
function isChange(state: SentenceState, archive: SentenceArchive): boolean {
  return touching.includes(state.kind) || (state.kind !== 'typography' && state.parents.some((parent) => archive.get(parent).key !== state.key))
}

function readEvent(state: SentenceState, { archive, revisions }: Pick<TraceContext, 'archive' | 'revisions'>): SentenceEvent {
  const before = state.parents.map((parent) => archive.get(parent).text).filter((text) => text !== state.text)
  return { revision: revisions[state.revision] as string, kind: state.kind, text: state.text, before, ...(state.from === undefined ? {} : { from: state.from }) }
}

function readGone(live: LiveText, context: TraceContext): GoneSentence[] {
  return listGone(live, context.archive).map(({ state: id, revision, to }): GoneSentence => {
    const state = context.archive.get(id)
    const { origins, formerOrigins, replaced, events } = readHistory(id, context)
    const arrivals = events.flatMap(({ revision, from }) => (from === undefined ? [] : [{ revision, from }]))
    const since = context.revisions[state.revision] as string
    return { text: state.text, line: state.line, origins, ...(formerOrigins && { formerOrigins }), since, revision: context.revisions[revision] as string, ...(to === undefined ? {} : { movedTo: to }), ...(arrivals.length > 0 && { arrivals }), replaced }
  })
}
