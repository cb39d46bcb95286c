import type { ParsedComment } from '../parsed-discussion.ts'
import { buildBlocks } from './build-blocks.ts'
import type { CommentHeader } from './comment-header.ts'
import type { Continues } from './find-wrap.ts'
import { inferReplies } from './infer-replies.ts'
import type { TextLine } from './read-lines.ts'

/** Comments from their headers and the lines from the first header to the end of the page. Whatever a body says, it is text. */
export function parseComments(headers: CommentHeader[], lines: TextLine[], continues: Continues): ParsedComment[] {
  const comments = headers.map((header, index) => {
    const from = header.lines.at(-1) ?? 0
    const to = headers[index + 1]?.lines[0] ?? Infinity
    const blocks = buildBlocks(lines.filter(({ number }) => number > from && number < to), continues)
    const { author, initials, at, lines: own } = header
    return { key: `c${index + 1}`, author, ...(initials && { initials }), at, lines: own, blocks }
  })
  const replies = inferReplies(comments)
  return comments.map((comment) => {
    const replyTo = replies.get(comment.key) ?? null
    return { ...comment, replyTo, inferred: replyTo !== null }
  })
}
