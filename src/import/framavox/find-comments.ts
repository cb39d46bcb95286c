import type { Doubt } from '../parsed-discussion.ts'
import { findCommentHeaders, type CommentHeader } from './comment-header.ts'
import { chooseHeadings } from './choose-headings.ts'
import type { LevelledHeading } from './set-levels.ts'
import type { TextLine } from './read-lines.ts'

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
    return header.initials !== undefined || headings.filter((heading) => heading.line.number > line).length < 2
  })
  const refused = found.filter((header) => !after.includes(header))
  const doubts = refused.map((header) => ({ code: 'header-in-plan', line: header.lines[0] ?? 1, data: { author: header.author, at: header.at } }))
  return { headers: after, doubts }
}
