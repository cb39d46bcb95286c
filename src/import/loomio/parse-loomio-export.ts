import { buildBlocks } from '../framavox/build-blocks.ts'
import { dropEmailsFrom } from '../framavox/drop-emails.ts'
import { findGaps } from '../framavox/find-doubts.ts'
import { findWrap } from '../framavox/find-wrap.ts'
import { findCandidates, parsePlan } from '../framavox/parse-plan.ts'
import { formatInstant } from '../framavox/read-date.ts'
import { readLines } from '../framavox/read-lines.ts'
import { ImportError } from '../import-error.ts'
import { listItems, type Doubt, type ParsedComment, type ParsedDiscussion } from '../parsed-discussion.ts'
import { listThread } from './list-thread.ts'
import { nameUsers } from './name-users.ts'
import { readRecords, type LoomioDiscussion, type LoomioRecords } from './read-records.ts'
import { toLines } from './to-lines.ts'

/** Whether a text is a Loomio export: its first line is an object with a table. */
export function isLoomioExport(text: string): boolean {
  return /^[\ufeff\s]*\{\s*"(?:table|record)"\s*:/.test(text)
}

/**
 * Parses a discussion out of a Loomio export (both generations). Lines are those of the page that it would make: title, poster,
 * text, then comments; replies are the export's own, never inferred. Removed comments are left out.
 * @param options.discussion Key of the discussion; by default the one that reads most like a plan.
 * @throws ImportError `import.export` where the export holds no such discussion.
 */
export function parseLoomioExport(text: string, options: { timeZone?: string; discussion?: string } = {}): ParsedDiscussion {
  const records = readRecords(text)
  const present = records.discussions.filter(({ discarded_at: discarded }) => discarded == null)
  const chosen = options.discussion === undefined ? choosePlan(present) : present.find(({ key, id }) => [key, String(id)].includes(options.discussion))
  if (!chosen) throw new ImportError('import.export', 'No discussion in the export', { data: { keys: present.map(({ key }) => key) } })
  const others = present.filter((other) => other !== chosen)
  const parsed = parseChosen(records, chosen, options.timeZone ?? 'Europe/Paris')
  const doubts: Doubt[] = [
    ...records.badLines.map((line) => ({ code: 'bad-line', line, data: {} })),
    ...others.map(({ key, id, title }) => ({ code: 'other-discussion', line: 1, data: { key: key ?? String(id), title: title ?? '' } })),
    ...nameUsers(records).shared.map((name) => ({ code: 'name-reused', line: 1, data: { name } })),
  ]
  return { ...parsed, doubts: [...parsed.doubts, ...doubts].sort((a, b) => a.line - b.line) }
}

function choosePlan(discussions: LoomioDiscussion[]): LoomioDiscussion | undefined {
  const score = (discussion: LoomioDiscussion): number => {
    const lines = readLines(describe(discussion).lines.join('\n'))
    const continues = findWrap(lines)
    return listItems(parsePlan(lines, findCandidates(lines, continues), continues, () => true).axes).length
  }
  return discussions.map((discussion) => ({ discussion, size: score(discussion) })).sort((a, b) => b.size - a.size)[0]?.discussion
}

function describe({ description, description_format: format }: LoomioDiscussion): { lines: string[]; simplified: boolean } {
  return toLines(description ?? '', format)
}

function parseChosen(records: LoomioRecords, discussion: LoomioDiscussion, timeZone: string): ParsedDiscussion {
  const { nameOf, byUsername } = nameUsers(records)
  const poster = nameOf(discussion.author_id)
  const title = oneLine(discussion.title ?? '')
  const body = describe(discussion)
  const page: string[] = [title, '', poster, '', ...body.lines, '']
  const planEnd = page.length
  const doubts: Doubt[] = body.simplified ? [{ code: 'formatting-dropped', line: 5, data: {} }] : []
  const thread = listThread(records, discussion)
  const keys = new Map(thread.map(({ comment }, index) => [comment, `c${index + 1}`]))
  const heads = thread.map(({ comment, parent, lostParent }) => {
    const { lines, simplified } = toLines(comment.body ?? '', comment.body_format)
    const author = nameOf(comment.user_id ?? comment.author_id)
    const at = formatInstant(Date.parse(comment.created_at), timeZone)
    page.push(`${author} ${at}`, '')
    const line = page.length - 1
    page.push(...lines.map((own) => nameMentions(own, byUsername)), '')
    if (simplified) doubts.push({ code: 'formatting-dropped', line, data: {} })
    if (lostParent) doubts.push({ code: 'lost-parent', line, data: {} })
    return { key: keys.get(comment) ?? '', author, at, lines: [line], replyTo: (parent && keys.get(parent)) ?? null, inferred: false, to: page.length }
  })
  const all = readLines(page.join('\n'))
  const continues = findWrap(all)
  const clean = dropEmailsFrom(all, planEnd + 1)
  const planLines = all.filter(({ number }) => number > 4 && number <= planEnd)
  const plan = parsePlan(planLines, findCandidates(planLines, continues), continues, () => true)
  const comments = heads.map(({ to, ...head }): ParsedComment => ({ ...head, blocks: buildBlocks(clean.lines.filter(({ number }) => number > (head.lines[0] ?? 0) && number <= to), continues) }))
  return {
    ...(title !== '' && { title: { text: title, lines: [1] } }),
    poster: { text: poster, lines: [3], name: poster },
    ...plan,
    comments,
    doubts: [...findGaps(title === '' ? undefined : title, plan.axes), ...plan.doubts, ...clean.doubts, ...doubts],
    unplaced: [],
    lines: clean.lines.map((line, index) => (index < planEnd ? (all[index]?.text ?? '') : line.text)),
  }
}

/** Loomio stores `@username` in Markdown; the page shows the name. */
function nameMentions(line: string, byUsername: Map<string, string>): string {
  return line.replace(/(?<![\p{L}\d])@([\p{L}\d_-]+)/gu, (whole, username: string) => {
    const name = byUsername.get(username.toLowerCase())
    return name === undefined ? whole : `@${name}`
  })
}

function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
