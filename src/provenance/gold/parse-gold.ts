import { z } from 'zod'
import { tokenize } from '../../merge/tokenize.ts'
import type { TextRevision } from '../text-revision.ts'
import type { MadeWord } from './made-text.ts'

const texts = z.record(z.string(), z.string().nullable())

/**
 * A history with its truth. In `truth`, `{a}` says that the words from there on were first written in revision `a`, and
 * `{a/source}` that they are that source's; the text without these marks is the final text.
 */
const goldHistory = z.strictObject({
  name: z.string(),
  note: z.string(),
  revisions: z.array(z.strictObject({ revision: z.string(), texts, titles: texts.optional(), sources: z.array(z.strictObject({ origin: z.string(), texts })).optional() })),
  truth: z.record(z.string(), z.string()),
})

export interface GoldHistory {
  name: string
  note: string
  revisions: TextRevision[]
  truth: Map<string, MadeWord[]>
}

/** Reads a file of the gold set. Throws a ZodError or SyntaxError naming what is wrong. */
export function parseGold(json: string): GoldHistory {
  const { name, note, revisions, truth } = goldHistory.parse(JSON.parse(json))
  return {
    name,
    note,
    revisions: revisions.map(({ revision, texts, titles, sources }) => ({
      revision,
      texts: new Map(Object.entries(texts)),
      ...(titles === undefined ? {} : { titles: new Map(Object.entries(titles)) }),
      ...(sources === undefined ? {} : { sources: sources.map((source) => ({ origin: source.origin, texts: new Map(Object.entries(source.texts)) })) }),
    })),
    truth: new Map(Object.entries(truth).map(([item, marked]) => [item, readMarked(marked)])),
  }
}

function readMarked(marked: string): MadeWord[] {
  let text = ''
  const marks: { start: number; origin: string }[] = []
  for (const [, origin = '', piece = ''] of marked.matchAll(/\{([^}]+)\}([^{]*)/g)) {
    marks.push({ start: text.length, origin })
    text += piece
  }
  const words = tokenize(text).filter(({ kind }) => kind === 'word')
  return words.map(({ text: word, start }) => ({ word, origin: marks.findLast((mark) => mark.start <= start)?.origin ?? '' }))
}
