import type { ItemKind } from '../../domain/plan.ts'
import type { Doubt, ParsedDiscussion } from '../parsed-discussion.ts'
import { buildBlocks } from './build-blocks.ts'
import { buildTree } from './build-tree.ts'
import { chooseHeadings } from './choose-headings.ts'
import { findCountDoubts, findLinkDoubts } from './find-doubts.ts'
import { findReferences } from './find-references.ts'
import type { Continues } from './find-wrap.ts'
import { readHeading } from './heading.ts'
import type { TextLine } from './read-lines.ts'
import { setLevels, type LevelledHeading } from './set-levels.ts'

const lookAlike = /^(?:#{1,6} |\*\*)?(?:axe|objectif|action|mesure)\s+(?:n\s*°\s*)?\d{1,3}/iu
const usual: Record<ItemKind, string> = { axis: 'Axe', objective: 'Objectif', action: 'Action' }

/** The part of a parse that comes from the plan's own text. */
export type ParsedPlan = Pick<ParsedDiscussion, 'introduction' | 'axes' | 'references' | 'doubts' | 'levels'>

/** Lines that look like headings, with the level that each would have. */
export function findCandidates(lines: TextLine[], continues: Continues): LevelledHeading[] {
  return setLevels(lines.flatMap((line, index) => (isMidSentence(lines[index - 1], line, continues) ? [] : (readHeading(line) ?? []))))
}

/**
 * Parses the text of a plan: an introduction, then headings and what stands below them.
 * @param isIntroduction Tells the lines above the first heading that are introduction from those of the page's head.
 */
export function parsePlan(lines: TextLine[], candidates: LevelledHeading[], continues: Continues, isIntroduction: (line: TextLine) => boolean): ParsedPlan {
  const { headings, doubts } = chooseHeadings(candidates)
  const { axes, doubts: treeDoubts } = buildTree(headings, lines, continues)
  const introduction = buildBlocks(lines.filter((line) => line.number < (headings[0]?.line.number ?? Infinity) && isIntroduction(line)), continues)
  const { references, doubts: referenceDoubts } = findReferences(introduction, axes)
  return {
    introduction,
    axes,
    references,
    doubts: [...findCountDoubts(introduction, axes), ...findLookAlikes(lines, candidates), ...doubts, ...treeDoubts, ...referenceDoubts, ...findLinkDoubts(axes)],
    levels: readLevels(headings),
  }
}

/** Short lines that begin as a heading and were not read as one: « Action 4 bis : … ». */
function findLookAlikes(lines: TextLine[], candidates: LevelledHeading[]): Doubt[] {
  const read = new Set(candidates.map(({ line }) => line.number))
  return lines.filter(({ number, folded }) => lookAlike.test(folded) && folded.length <= 150 && !read.has(number)).map(({ number, text }) => ({ code: 'heading-unsure', line: number, data: { text } }))
}

/** A wrapped line may begin with « action 4 : » in the middle of a sentence. */
function isMidSentence(previous: TextLine | undefined, line: TextLine, continues: Continues): boolean {
  return previous !== undefined && previous.text !== '' && /^\p{Ll}/u.test(line.text) && (continues(previous, line) || !/[.!?:;…]$/.test(previous.text))
}

function readLevels(headings: LevelledHeading[]): Partial<Record<ItemKind, string>> {
  const levels: Partial<Record<ItemKind, string>> = {}
  for (const { kind, word } of headings) if (word && word !== usual[kind]) levels[kind] ??= word
  return levels
}
