import type { ParsedComment } from '../parsed-discussion.ts'
import { findMention } from './mentions.ts'

type Dated = Pick<ParsedComment, 'key' | 'author' | 'at' | 'blocks'>

/**
 * Guesses which comment each one answers, from a page that lists each thread whole before the next. A comment which starts by
 * naming someone of the thread answers that person's last comment; one that is older than the comment above opens a thread; one
 * that is younger than a later thread can only be in the thread that is open. Result: key → key, or null at the top.
 */
export function inferReplies(comments: Dated[]): Map<string, string | null> {
  const replies = new Map<string, string | null>()
  let thread: Dated[] = []
  comments.forEach((comment, index) => {
    const named = findMention(comment.blocks[0]?.text ?? '', [...new Set(comments.map(({ author }) => author))])
    const answered = named === undefined ? undefined : thread.findLast(({ author, at }) => author === named && !isBefore(comment.at, at))
    const root = thread[0]
    const belongs = root !== undefined && !isBefore(comment.at, root.at) && comments.slice(index + 1).some((later) => isBefore(later.at, comment.at) && !isBefore(later.at, root.at) && !namesSomeone(later, thread))
    const replyTo = answered ?? (belongs ? root : undefined)
    replies.set(comment.key, replyTo?.key ?? null)
    thread = replyTo ? [...thread, comment] : [comment]
  })
  return replies
}

function namesSomeone(comment: Dated, thread: Dated[]): boolean {
  return findMention(comment.blocks[0]?.text ?? '', thread.map(({ author }) => author)) !== undefined
}

/** Compares as far as both are known: a bare date is neither before nor after a time of the same day. */
function isBefore(a: string, b: string): boolean {
  if (a.length === 10 || b.length === 10) return a.slice(0, 10) < b.slice(0, 10)
  return Date.parse(a) < Date.parse(b)
}
