import type { GitPerson } from './git-commit.ts'

/** The first line of a commit message, on one line. */
export function parseSubject(message: string): string {
  return message.trimStart().split('\n', 1)[0]!.trim()
}

/** Number of the pull request at the end of a squash's subject: `Title (#12)`. */
export function parsePullRequest(message: string): number | null {
  const match = /\(#(\d{1,9})\)$/.exec(parseSubject(message))
  return match ? Number(match[1]) : null
}

/** People named by `Co-authored-by: Name <address>` trailers in the last paragraph, each once. */
export function parseCoAuthors(message: string): GitPerson[] {
  if (!/co-authored-by:/i.test(message)) return []
  const paragraphs = message.trimEnd().split(/\n[ \t]*\n/)
  if (paragraphs.length < 2) return []
  const people = new Map<string, GitPerson>()
  for (const line of paragraphs.at(-1)!.split('\n')) {
    const match = /^co-authored-by:\s*([^<>]*?)\s*<([^<>]*)>\s*$/i.exec(line)
    if (match) people.set(match[2]!.toLowerCase(), { name: match[1]!, email: match[2]! })
  }
  return [...people.values()]
}
