import type { Paragraph } from 'mdast'
import { listHunks } from './list-hunks.ts'
import { listMarkedTokens } from './marked-tokens.ts'
import { maskInline } from './mask-inline.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { restoreInline } from './restore-inline.ts'
import { listSentenceEnds } from './sentences.ts'
import { plainOfInline } from './to-plain.ts'

/** The source that words of a paragraph had: its Markdown without outer indentation, and the definitions it refers to. */
export interface InlineSource {
  raw: string
  definitions: string
}

interface Sentence {
  /** What stands between the sentence before and this one. */
  gap: string
  raw: string
  plain: string
}

/**
 * Markdown of a paragraph that now shows `text`. Sentences that are still there keep their bytes; in the others the
 * links and emphasis of `source` return to the words that remain, and all else is plain words.
 */
export function rebuildInline(text: string, source: InlineSource): string {
  const before = readSentences(source)
  const after = cutSentences(text, listSentenceEnds(text)).map(({ gap, raw }) => ({ gap, raw, plain: raw }))
  let result = ''
  for (const { isSame, oldStart, oldEnd, newStart, newEnd } of listHunks(before.map(({ plain }) => plain), after.map(({ plain }) => plain))) {
    if (newStart === newEnd) continue
    if (newStart > 0) result += after[newStart]?.gap.includes('\n') ? '\\\n' : ' '
    if (isSame) result += join(before.slice(oldStart, oldEnd))
    else {
      const raw = join(before.slice(oldStart, oldEnd))
      result += restoreInline(join(after.slice(newStart, newEnd)), listMarkedTokens(parseInline({ ...source, raw }), raw), newStart === 0)
    }
  }
  return result
}

function join(sentences: readonly { gap: string; raw: string }[]): string {
  return sentences.map(({ gap, raw }, index) => (index === 0 ? raw : gap + raw)).join('')
}

/** The sentences of the source with their own words; a single one where a cut would part markup from its other half. */
function readSentences(source: InlineSource): Sentence[] {
  const paragraph = parseParagraph(source)
  if (paragraph === undefined) return []
  const start = paragraph.position?.start.offset ?? 0
  const raw = source.raw.slice(start, paragraph.position?.end.offset)
  const ends = listSentenceEnds(maskInline(paragraph, source.raw)).filter((end) => isOutsideMarkup(paragraph, start + end))
  const plain = plainOfInline(paragraph.children)
  const sentences = cutSentences(raw, ends).map((part) => ({ ...part, plain: plainOfInline(parseInline({ ...source, raw: part.raw })) }))
  const whole = sentences.map((part, index) => (index === 0 ? '' : /\\\n|  \n/.test(part.gap) ? '\n' : ' ') + part.plain).join('')
  return whole === plain ? sentences : [{ gap: '', raw, plain }]
}

function isOutsideMarkup(paragraph: Paragraph, at: number): boolean {
  return paragraph.children.every(({ type, position }) => {
    const isInside = (position?.start.offset ?? 0) < at && at < (position?.end.offset ?? 0)
    return type === 'text' || !isInside
  })
}

function cutSentences(text: string, ends: readonly number[]): { gap: string; raw: string }[] {
  const sentences: { gap: string; raw: string }[] = []
  let from = 0
  for (const end of ends) {
    const gap = /^(?:\s|\\(?=\n))*/.exec(text.slice(from, end))?.[0] ?? ''
    const raw = text.slice(from + gap.length, end)
    if (raw !== '') sentences.push({ gap, raw })
    from = end
  }
  return sentences
}

function parseInline(source: InlineSource): Paragraph['children'] {
  return parseParagraph(source)?.children ?? []
}

function parseParagraph({ raw, definitions }: InlineSource): Paragraph | undefined {
  const first = parseMarkdown(`${raw}\n\n${definitions}`).children[0]
  return first?.type === 'paragraph' ? first : undefined
}
