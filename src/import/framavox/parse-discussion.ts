import type { ParsedDiscussion } from '../parsed-discussion.ts'
import { chooseHeadings } from './choose-headings.ts'
import { dropEmailsFrom } from './drop-emails.ts'
import { findComments } from './find-comments.ts'
import { findDamage, findGaps } from './find-doubts.ts'
import { findWrap } from './find-wrap.ts'
import { parseComments } from './parse-comments.ts'
import { findCandidates, parsePlan } from './parse-plan.ts'
import { readLines } from './read-lines.ts'
import { readPageHead } from './read-page-head.ts'

const button = /^(?:like|reply|react|edit(?:ed)?|translate|share|show more|j'aime|répondre|réagir|modifier|modifié|traduire|partager|voir plus|\d+ (?:comments?|commentaires?|replies|réponses?))$/i

/**
 * Parses a discussion page as someone pastes it from Framavox or another Loomio. Never throws, whatever the text: what it
 * cannot place is in `unplaced`, what it is not sure of in `doubts`.
 * @param options.timeZone IANA zone of the times that the page shows; Europe/Paris by default.
 */
export function parseDiscussion(text: string, options: { timeZone?: string } = {}): ParsedDiscussion {
  const all = readLines(text)
  const buttons = all.filter(({ folded }) => button.test(folded))
  const lines = all.map((line) => (button.test(line.folded) ? { ...line, text: '', folded: '' } : line))
  const continues = findWrap(lines)
  const candidates = findCandidates(lines, continues)
  const { headers, doubts: headerDoubts } = findComments(lines, candidates, options.timeZone ?? 'Europe/Paris')
  const end = headers[0]?.lines[0] ?? Infinity
  const clean = dropEmailsFrom(lines, end)
  const planLines = lines.filter(({ number }) => number < end)
  const planCandidates = candidates.filter(({ line }) => line.number < end)
  const firstHeading = chooseHeadings(planCandidates).headings[0]?.line.number ?? Infinity
  const above = planLines.filter(({ number }) => number < firstHeading)
  const head = readPageHead(above)
  const first = head.poster?.lines[0] ?? 0
  const plan = parsePlan(planLines, planCandidates, continues, ({ number }) => number > first && !head.lines.has(number))
  const stray = above.filter(({ number, text: own }) => number < first && own !== '' && !head.lines.has(number))
  const { title, poster, forum } = head
  return {
    ...(title && { title }),
    ...(poster && { poster }),
    ...(forum && { forum }),
    ...plan,
    comments: parseComments(headers, clean.lines, continues),
    doubts: [...findGaps(title?.text, plan.axes), ...plan.doubts, ...headerDoubts, ...clean.doubts, ...findDamage(all)].sort((a, b) => a.line - b.line),
    unplaced: [...stray, ...buttons].map(({ number, text: own }) => ({ line: number, text: own })).sort((a, b) => a.line - b.line),
    lines: all.map((line, index) => clean.lines[index]?.text || line.text),
  }
}
