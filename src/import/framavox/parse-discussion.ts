import type { ItemKind } from '../../domain/plan.ts'
import type { ParsedDiscussion } from '../parsed-discussion.ts'
import { buildBlocks } from './build-blocks.ts'
import { buildTree } from './build-tree.ts'
import { chooseHeadings } from './choose-headings.ts'
import { findComments } from './find-comments.ts'
import { findCountDoubts, findGaps, findLinkDoubts } from './find-doubts.ts'
import { findReferences } from './find-references.ts'
import { findWrap } from './find-wrap.ts'
import { readHeading } from './heading.ts'
import { parseComments } from './parse-comments.ts'
import { readLines, type TextLine } from './read-lines.ts'
import { readPageHead } from './read-page-head.ts'
import { setLevels, type LevelledHeading } from './set-levels.ts'

const button = /^(?:like|reply|react|edit(?:ed)?|translate|share|show more|j'aime|répondre|réagir|modifier|modifié|traduire|partager|voir plus|\d+ (?:comments?|commentaires?|replies|réponses?))$/i
const usual: Record<ItemKind, string> = { axis: 'Axe', objective: 'Objectif', action: 'Action' }

/**
 * Parses a discussion page as someone pastes it from Framavox or another Loomio. Never throws, whatever the text: what it
 * cannot place is in `unplaced`, what it is not sure of in `doubts`.
 * @param options.timeZone IANA zone of the times that the page shows; Europe/Paris by default.
 */
export function parseDiscussion(text: string, options: { timeZone?: string } = {}): ParsedDiscussion {
  const all = readLines(text)
  const unplaced = all.filter(({ folded }) => button.test(folded))
  const lines = all.map((line) => (unplaced.includes(line) ? { ...line, text: '', folded: '' } : line))
  const continues = findWrap(lines)
  const candidates = setLevels(lines.flatMap((line, index) => (isMidSentence(lines[index - 1], line, continues) ? [] : (readHeading(line) ?? []))))
  const { headers, doubts: headerDoubts } = findComments(lines, candidates, options.timeZone ?? 'Europe/Paris')
  const end = headers[0]?.lines[0] ?? Infinity
  const planLines = lines.filter(({ number }) => number < end)
  const { headings, doubts } = chooseHeadings(candidates.filter(({ line }) => line.number < end))
  const { axes, doubts: treeDoubts } = buildTree(headings, planLines, continues)
  const above = planLines.filter(({ number }) => number < (headings[0]?.line.number ?? Infinity))
  const head = readPageHead(above)
  const first = head.poster?.lines[0] ?? 0
  const introduction = above.filter(({ number }) => number > first && !head.lines.has(number))
  const stray = above.filter(({ number, text: own }) => number < first && own !== '' && !head.lines.has(number))
  const blocks = buildBlocks(introduction, continues)
  const { references, doubts: referenceDoubts } = findReferences(blocks, axes)
  return {
    ...(head.title && { title: head.title }),
    ...(head.poster && { poster: head.poster }),
    ...(head.forum && { forum: head.forum }),
    introduction: blocks,
    axes,
    comments: parseComments(headers, lines, continues),
    references,
    doubts: [
      ...findGaps(head.title?.text, axes), ...findCountDoubts(blocks, axes), ...doubts, ...treeDoubts,
      ...referenceDoubts, ...findLinkDoubts(axes), ...headerDoubts,
    ].sort((a, b) => a.line - b.line),
    unplaced: [...stray, ...unplaced].map(({ number, text: own }) => ({ line: number, text: own })).sort((a, b) => a.line - b.line),
    levels: readLevels(headings),
    lines: all.map((line) => line.text),
  }
}

/** A wrapped line may begin with « action 4 : » in the middle of a sentence. */
function isMidSentence(previous: TextLine | undefined, line: TextLine, continues: (a: TextLine, b: TextLine) => boolean): boolean {
  return previous !== undefined && previous.text !== '' && /^\p{Ll}/u.test(line.text) && (continues(previous, line) || !/[.!?:;…]$/.test(previous.text))
}

function readLevels(headings: LevelledHeading[]): Partial<Record<ItemKind, string>> {
  const levels: Partial<Record<ItemKind, string>> = {}
  for (const { kind, word } of headings) if (word && word !== usual[kind]) levels[kind] ??= word
  return levels
}
