import type { Random } from './random.ts'
import { commonWords, tellingWords } from './vocabulary.ts'

/** A word whose origin is known because we wrote it: `r3`, or `r3/proposed`. */
export interface MadeWord {
  word: string
  origin: string
}

export type MadeSentence = MadeWord[]
export type MadeText = MadeSentence[][]

/** A text as it is read, one sentence a line, with a blank line between paragraphs. */
export function renderText(text: MadeText): string {
  return text.map((paragraph) => paragraph.map(renderSentence).join('\n')).join('\n\n')
}

function renderSentence(sentence: MadeSentence): string {
  const line = sentence.map(({ word }) => word).join(' ')
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`
}

export function makeWord(random: Random, origin: string): MadeWord {
  return { word: random.below(100) < 42 ? random.pick(commonWords) : random.pick(tellingWords), origin }
}

export function makeSentence(random: Random, origin: string): MadeSentence {
  return Array.from({ length: 7 + random.below(16) }, () => makeWord(random, origin))
}

export function makeText(random: Random, origin: string): MadeText {
  return Array.from({ length: 1 + random.below(4) }, () => Array.from({ length: 1 + random.below(5) }, () => makeSentence(random, origin)))
}
