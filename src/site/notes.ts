import type { OriginNote } from '../markdown/options.ts'
import type { ItemId } from '../domain/plan.ts'
import { listSentences, titleKey } from '../provenance/index.ts'
import type { TracedSentence, TracedText } from '../provenance/index.ts'
import { listStanding } from './brought-words.ts'
import { nameItem } from './contribution-heading.ts'
import { describeRevision } from './describe-revision.ts'
import type { RevisionNote } from './describe-revision.ts'
import { linkItem } from './link-item.ts'
import { plainSentence } from './plain-sentence.ts'
import type { Site } from './site.ts'
import { arrivalsOf, tellArrivals, writersOf } from './tell-arrivals.ts'
import { followWording } from './wording-fate.ts'
import type { WordingFate } from './wording-fate.ts'
import { holdsWithheldWords } from './withheld-words.ts'
import { listWordings } from './wordings.ts'
import type { FormerWording } from './wordings.ts'

/** One origin, as told below a text: which revision of the plan brought the words, and how it came to be. */
export interface Note extends RevisionNote {
  number: number
  /** Anchors of the marks that lead here, in order. */
  marks: string[]
  /** What it put other words in the place of, each once. */
  formerWordings: FormerText[]
  /** Sentences that it took out. */
  removed: FormerText[]
  /** Sentences that it took elsewhere. */
  departed: FormerText[]
}

/** A wording that this text no longer has. */
export interface FormerText {
  /** Its anchor, for good; null for a title's. */
  id: string | null
  /** Null where the words are withheld. */
  text: string | null
  /** From when until when it read so. */
  period: string | null
  /** The sentence that took its place, or the item that took it. */
  now: { label: string; href: string } | null
}

export interface ItemNotes {
  /** Where the marks stand in the item's text. */
  marks: OriginNote[]
  /** Numbers of the notes on the title. */
  titleMarks: number[]
  notes: Note[]
  /** Whether some sentence is as it was when the plan was first recorded, and never was away. */
  unchanged: boolean
}

/** The origins of an item's text, numbered in reading order. Sentences as they were first recorded have none. */
export function collectNotes(site: Site, item: ItemId): ItemNotes {
  const body = site.origins.traced.get(item)
  // Most texts: nothing shaped them since.
  if (!site.hasChanged(item)) return { marks: [], titleMarks: [], notes: [], unchanged: (body?.sentences.length ?? 0) > 0 }
  const title = site.origins.traced.get(titleKey(item))
  const first = site.state.log[0]?.id
  const found = new Map<string, Note>()
  const noteOf = (revision: string): Note | null => {
    const known = found.get(revision)
    if (known) return known
    const told = describeRevision(site, revision, listStanding(site, item, revision))
    if (!told) return null
    const note = { ...told, number: found.size + 1, marks: [], formerWordings: [], removed: [], departed: [] }
    found.set(revision, note)
    return note
  }
  const notesOf = (sentence: TracedSentence): Note[] => shapersOf(sentence, first, item).flatMap((revision) => noteOf(revision) ?? [])
  const isWithheld = (revision: string): boolean => {
    const story = site.origins.stories.get(revision)
    return [story?.contribution, ...(story?.others ?? []).map(({ contribution }) => contribution)].some((each) => each?.withheld !== undefined)
  }

  const titleMarks = [...new Set((title?.sentences ?? []).flatMap((sentence) => tellTitles(sentence, notesOf(sentence), isWithheld).map(({ number }) => number)))]
  const marks = (body?.sentences ?? []).flatMap((sentence) => notesOf(sentence).map((note) => ({ offset: sentence.end, note })))
  tellFormer(site, item, noteOf, listWithheldKeys(body, isWithheld))
  tellArrivals(site, item, [...(body?.sentences ?? []), ...(title?.sentences ?? [])], found)
  const uses = new Map<number, number>()
  return {
    marks: marks.map(({ offset, note }) => {
      const use = (uses.get(note.number) ?? 0) + 1
      uses.set(note.number, use)
      note.marks.push(use === 1 ? `r${note.number}` : `r${note.number}-${use}`)
      return { offset, number: note.number, label: site.t('note.link', { number: note.number }) }
    }),
    titleMarks,
    notes: [...found.values()],
    unchanged: (body?.sentences ?? []).some((sentence) => shapersOf(sentence, first, item).length === 0),
  }
}

/** Revisions that wrote some of its words, changed it, brought it here or put it back, in order, but the one that first recorded the plan. */
function shapersOf(sentence: TracedSentence, first: string | undefined, item: ItemId): string[] {
  return [...new Set([...writersOf(sentence), ...arrivalsOf(sentence, item).map(({ revision }) => revision)])].filter((revision) => revision !== first)
}

/** A title's former wordings are told unless somebody's words that are withheld may be among them. */
function tellTitles({ replaced, created, events }: TracedSentence, notes: Note[], isWithheld: (revision: string) => boolean): Note[] {
  if ([created, ...events.map(({ revision }) => revision)].some(isWithheld)) return notes
  for (const { text, revision } of replaced) {
    const note = notes.find((each) => each.revision === revision)
    if (note && !note.formerWordings.some((former) => former.text === text)) note.formerWordings.push({ id: null, text, period: null, now: null })
  }
  return notes
}

/** Every wording that left is told under the revision that it left in, with what took its place. */
function tellFormer(site: Site, item: ItemId, noteOf: (revision: string) => Note | null, withheld: ReadonlySet<string>): void {
  for (const wording of listWordings(site, item).former) {
    const note = noteOf(wording.until.id)
    if (!note) continue
    const fate = followWording(site, item, wording)
    const isHidden = withheld.has(wording.key) || holdsWithheldWords(site, item, wording.text)
    const list = !fate ? note.removed : fate.item === item ? note.formerWordings : note.departed
    list.push({ id: wording.id, text: isHidden ? null : plainSentence(wording.text), period: tellPeriod(site, wording), now: fate && linkFate(site, item, fate) })
  }
}

function linkFate(site: Site, item: ItemId, fate: WordingFate): FormerText['now'] {
  const anchor = fate.sentence ? `#${fate.sentence.id}` : ''
  if (fate.item === item) return anchor ? { label: site.t('former.now'), href: anchor } : null
  return { label: nameItem(site, fate.item), href: `${linkItem(site, fate.item).href}${anchor}` }
}

function tellPeriod(site: Site, { since, until }: FormerWording): string {
  const [from, to] = [site.date(since.at), site.date(until.at)]
  return from === to ? site.t('former.period-day', { date: from }) : site.t('former.period', { from, until: to })
}

/** The words of every sentence into which a withheld proposal entered, then or later. */
function listWithheldKeys(body: TracedText | undefined, isWithheld: (revision: string) => boolean): ReadonlySet<string> {
  const texts = [
    ...(body?.sentences ?? []).flatMap(({ created, events, replaced }) => ([created, ...events.map(({ revision }) => revision)].some(isWithheld) ? [...replaced, ...events].map(({ text }) => text) : [])),
    ...(body?.gone ?? []).flatMap(({ text, since, origins, replaced }) => ([since, ...origins.map(({ revision }) => revision), ...replaced.map(({ revision }) => revision)].some(isWithheld) ? [text, ...replaced.map((former) => former.text)] : [])),
  ]
  return new Set(texts.flatMap((text) => listSentences(text).map(({ key }) => key)))
}
