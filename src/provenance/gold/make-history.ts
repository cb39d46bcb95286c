import type { TextRevision, TextSource } from '../text-revision.ts'
import { edits, removeSentence } from './edits.ts'
import { makeText, type MadeSentence, type MadeText, type MadeWord, renderText } from './made-text.ts'
import { createRandom, type Random } from './random.ts'

export interface MadeHistory {
  revisions: TextRevision[]
  /** The final words of each text with their true origins, known because each edit says what it writes. */
  truth: Map<string, MadeWord[]>
}

interface Plan {
  texts: Map<string, MadeText>
  /** Ids of the texts, for a quick pick. */
  ids: string[]
  /** How each text reads after the last revision, and those touched since. */
  read: Map<string, string>
  touched: Set<string>
  /** Earlier states of each text, for reverts. */
  past: Map<string, MadeText[]>
  /** Sentences that were taken out, for restorations. */
  bin: MadeSentence[]
  random: Random
}

/**
 * A history of the kind that a plan has: words and sentences edited, moved in a text and between texts, split, joined,
 * reverted, restored, items renamed and squashed edits, and proposals that a coordinator merges with changes.
 */
export function makeHistory(seed: number, { items, revisions }: { items: number; revisions: number }): MadeHistory {
  const made = streamHistory(seed, { items, revisions })
  const list: TextRevision[] = []
  for (;;) {
    const next = made.next()
    if (next.done) return { revisions: list, truth: next.value }
    list.push(next.value)
  }
}

/** The same, one revision at a time; returns the truth. */
export function* streamHistory(seed: number, { items, revisions }: { items: number; revisions: number }): Generator<TextRevision, MadeHistory['truth']> {
  const random = createRandom(seed)
  const ids = Array.from({ length: items }, (_, n) => `item-${n}`)
  const texts = new Map(ids.map((id) => [id, makeText(random, 'r0')]))
  const plan: Plan = { texts, ids, read: new Map(), touched: new Set(ids), past: new Map(), bin: [], random }
  yield { revision: 'r0', texts: takeTouched(plan) }
  for (let n = 1; n < revisions; n++) yield revise(plan, `r${n}`)
  return new Map([...plan.texts].map(([item, text]) => [item, text.flat(2)]))
}

/** The texts that read otherwise than at the last call. */
function takeTouched({ texts, read, touched }: Plan): Map<string, string | null> {
  const changed = new Map<string, string | null>()
  for (const item of touched) {
    const text = texts.get(item)
    const now = text === undefined ? null : renderText(text)
    if (now === (read.get(item) ?? null)) continue
    changed.set(item, now)
    if (now === null) read.delete(item)
    else read.set(item, now)
  }
  touched.clear()
  return changed
}

function revise(plan: Plan, revision: string): TextRevision {
  const sources: TextSource[] = []
  const count = plan.random.pick([1, 1, 1, 2, 3])
  // A proposal comes first: its text must not hold what the coordinator writes in the same revision.
  for (let n = 0; n < count; n++) change(plan, revision, n === 0 ? sources : undefined)
  return { revision, texts: takeTouched(plan), ...(sources.length > 0 ? { sources } : {}) }
}

function change(plan: Plan, revision: string, sources?: TextSource[]): void {
  const { random, texts } = plan
  const item = random.pick(plan.ids)
  plan.touched.add(item)
  const text = texts.get(item) as MadeText
  plan.past.set(item, [...(plan.past.get(item) ?? []), structuredClone(text)].slice(-4))
  const kind = random.below(100)
  if (kind < 6) moveAcross(plan, text)
  else if (kind < 10) texts.set(item, structuredClone(random.pick(plan.past.get(item) as MadeText[])))
  else if (kind < 13) restore(plan, text, revision)
  else if (kind < 17) discard(plan, text)
  else if (kind < 19) rename(plan, item, revision)
  else if (kind < 49 && sources !== undefined) merge(plan, item, revision, sources)
  else edit(text, random, revision)
}

function discard({ random, bin }: Plan, text: MadeText): void {
  const sentence = removeSentence(text, random)
  if (sentence !== undefined) bin.push(sentence)
}

/** Brings back a sentence that was taken out of any text, half of the time with a change. */
function restore({ random, bin }: Plan, text: MadeText, revision: string): void {
  if (bin.length === 0) return
  const sentence = structuredClone(random.pick(bin))
  if (random.below(2) === 0) edits.substitute?.([[sentence]], random, revision)
  random.pick(text).push(sentence)
}

function edit(text: MadeText, random: Random, origin: string): void {
  const name = random.pick(Object.keys(edits))
  edits[name]?.(text, random, origin)
}

function moveAcross({ random, texts, ids, touched }: Plan, text: MadeText): void {
  const id = random.pick(ids)
  const other = texts.get(id) as MadeText
  const sentence = other === text ? undefined : removeSentence(text, random)
  if (sentence === undefined) return
  touched.add(id)
  random.pick(other).push(sentence)
}

function rename({ texts, past, ids, touched }: Plan, item: string, revision: string): void {
  const id = `${item.split('.')[0]}.${revision}`
  const text = texts.get(item) as MadeText
  texts.delete(item)
  texts.set(id, text)
  ids[ids.indexOf(item)] = id
  touched.add(id)
  past.delete(item)
}

/** A proposal of one or two edits, merged as it is or with an edit of the coordinator's own. */
function merge({ random, texts }: Plan, item: string, revision: string, sources: TextSource[]): void {
  const text = texts.get(item) as MadeText
  for (let n = random.below(2); n >= 0; n--) edit(text, random, `${revision}/proposed`)
  sources.push({ origin: 'proposed', texts: new Map([[item, renderText(text)]]) })
  if (random.below(2) === 0) edit(text, random, revision)
}
