import { type MadeSentence, makeSentence, type MadeText, makeWord } from './made-text.ts'
import type { Random } from './random.ts'

/** Changes a text in place, as `origin`. */
export type Edit = (text: MadeText, random: Random, origin: string) => void

/** Edits of one text, by name. Each leaves at least one sentence. */
export const edits: Record<string, Edit> = {
  substitute(text, random, origin) {
    const sentence = pickSentence(text, random)
    for (let n = random.below(3); n >= 0; n--) {
      const at = random.below(sentence.length)
      let word = makeWord(random, origin)
      while (word.word === sentence[at]?.word) word = makeWord(random, origin)
      sentence[at] = word
    }
  },
  insertPhrase(text, random, origin) {
    const sentence = pickSentence(text, random)
    const phrase = Array.from({ length: 1 + random.below(6) }, () => makeWord(random, origin))
    sentence.splice(random.below(sentence.length + 1), 0, ...phrase)
  },
  deletePhrase(text, random) {
    const sentence = pickSentence(text, random)
    if (sentence.length > 8) sentence.splice(random.below(sentence.length - 4), 1 + random.below(4))
  },
  rewrite(text, random, origin) {
    const sentence = pickSentence(text, random)
    sentence.splice(0, sentence.length, ...makeSentence(random, origin))
  },
  addSentence(text, random, origin) {
    const paragraph = random.pick(text)
    paragraph.splice(random.below(paragraph.length + 1), 0, makeSentence(random, origin))
  },
  addParagraph(text, random, origin) {
    text.splice(random.below(text.length + 1), 0, [makeSentence(random, origin), makeSentence(random, origin)])
  },
  removeSentence(text, random) {
    removeSentence(text, random)
  },
  moveInside(text, random) {
    const sentence = removeSentence(text, random)
    if (sentence !== undefined) random.pick(text).push(sentence)
  },
  moveParagraph(text, random) {
    const [paragraph] = text.splice(random.below(text.length), 1)
    text.splice(random.below(text.length + 1), 0, paragraph as MadeSentence[])
  },
  split(text, random) {
    const paragraph = random.pick(text)
    const at = random.below(paragraph.length)
    const sentence = paragraph[at] as MadeSentence
    if (sentence.length < 12) return
    const middle = 5 + random.below(sentence.length - 10)
    paragraph.splice(at, 1, sentence.slice(0, middle), sentence.slice(middle))
  },
  join(text, random, origin) {
    const paragraph = random.pick(text)
    if (paragraph.length < 2) return
    const at = random.below(paragraph.length - 1)
    const [first, second] = paragraph.splice(at, 2) as [MadeSentence, MadeSentence]
    paragraph.splice(at, 0, [...first, { word: 'et', origin }, ...second])
  },
}

function pickSentence(text: MadeText, random: Random): MadeSentence {
  return random.pick(random.pick(text))
}

/** Takes a sentence out; undefined where it is the only one. */
export function removeSentence(text: MadeText, random: Random): MadeSentence | undefined {
  if (text.flat().length < 2) return undefined
  const at = random.below(text.length)
  const paragraph = text[at] as MadeSentence[]
  const [sentence] = paragraph.splice(random.below(paragraph.length), 1)
  if (paragraph.length === 0) text.splice(at, 1)
  return sentence
}
