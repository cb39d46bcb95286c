import type { Doubt } from '../parsed-discussion.ts'
import { findCommentHeaders, type CommentHeader } from './comment-header.ts'
import { chooseHeadings } from './choose-headings.ts'
import type { LevelledHeading } from './set-levels.ts'
import type { TextLine } from './read-lines.ts'

// « Luce MARTIN il y a 3 mois »: nobody can tell the day.
const relativeDate = /^\p{Lu}.*(?:il y a \d+ \p{L}+|\d+ ?(?:minutes?|hours?|days?|weeks?|months?|years?|[hdwmy]) ago)$/u

/**
 * The headers of the comments that follow a plan. What looks like a header while the plan's numbers still go on for two headings
 * or more is a line of the plan (« Réunion mardi 26 septembre 2023 18 h »); one heading after it may be a comment's own words.
 */
export function findComments(lines: TextLine[], candidates: LevelledHeading[], timeZone: string): { headers: CommentHeader[]; doubts: Doubt[] } {
  const { headings } = chooseHeadings(candidates)
  const firstHeading = headings[0]?.line.number ?? 0
  const found = findCommentHeaders(lines, timeZone)
  const after = found.filter((header) => {
    const line = header.lines[0] ?? 0
    if (line < firstHeading) return false
    return header.hasInitials || headings.filter((heading) => heading.line.number > line).length < 2
  })
  const refused = found.filter((header) => !after.includes(header))
  const tell = (code: string) => ({ author, at, lines: own }: CommentHeader): Doubt => ({ code, line: own[0] ?? 1, data: { author, at } })
  const relative = lines.filter(({ folded }) => folded.length <= 80 && relativeDate.test(folded)).map(({ text, number }): Doubt => ({ code: 'relative-date', line: number, data: { text } }))
  return { headers: after, doubts: [...refused.map(tell('header-in-plan')), ...after.filter(({ sure }) => !sure).map(tell('header-unsure')), ...relative] }
}
