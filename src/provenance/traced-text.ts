/** Where a word was first written: the revision, and `own` or the name of one of that revision's sources. */
export interface WordOrigin {
  revision: string
  origin: string
}

/** Words in a row that share an origin, inside one sentence. UTF-16 offsets into the text, end exclusive. */
export interface TracedSpan {
  start: number
  end: number
  origin: WordOrigin
}

/**
 * What happened to a sentence. `reworded`, `split` and `joined` go on from its words; `replaced` took its place without
 * any; `retouched` changed punctuation, capitals or markup alone; `typography` spaces, quotes, apostrophes or dashes;
 * `moved`, `copied` and `restored` brought it from elsewhere or from the past.
 */
export type SentenceEventKind = 'written' | 'reworded' | 'split' | 'joined' | 'replaced' | 'retouched' | 'typography' | 'moved' | 'copied' | 'restored'

export interface SentenceEvent {
  revision: string
  kind: SentenceEventKind
  /** How it read after the event. */
  text: string
  /** What stood there before, where it read differently; several for `joined`. */
  before: string[]
  /** The text that it came from, for `moved`, `copied` and `restored`; may be the same one. */
  from?: string
}

export interface TracedSentence {
  start: number
  end: number
  /** Stays the same through rewordings and moves; unique within one result and stable as revisions are added. */
  line: number
  /** Distinct origins of its words, in order of appearance. */
  origins: WordOrigin[]
  /** Distinct origins of which no word is left in it; absent: none. */
  formerOrigins?: WordOrigin[]
  /** The revision that first wrote it or the sentence that it grew from. */
  created: string
  /** Revisions that changed what it says or how it is punctuated since it was written, removals included; in order. */
  touched: string[]
  /** Its former wordings, oldest first, each with the revision that replaced it. */
  replaced: { text: string; revision: string }[]
  /** Everything that happened to it, oldest first. */
  events: SentenceEvent[]
}

/** A sentence that left this text. */
export interface GoneSentence {
  text: string
  line: number
  origins: WordOrigin[]
  formerOrigins?: WordOrigin[]
  /** The revision in which it came to read so, and the one in which it left. */
  since: string
  revision: string
  /** The text that took it or most of its words, where one did. */
  movedTo?: string
  /** Where it had come from, and when; absent for one that was written here. */
  arrivals?: { revision: string; from: string }[]
  /** Its former wordings, oldest first, so that an older quotation finds it too. */
  replaced: { text: string; revision: string }[]
}

/** A text with the origin of each of its words. Every word token is in exactly one span. */
export interface TracedText {
  text: string
  spans: TracedSpan[]
  sentences: TracedSentence[]
  /** What left this text and is not in it today, in order of leaving. */
  gone: GoneSentence[]
}
