import type { Contribution } from '../domain/contribution.ts'
import { viewQuote } from './follow-anchor.ts'
import type { QuoteView } from './follow-anchor.ts'
import { renderText } from './render-text.ts'
import type { Site } from './site.ts'

/** A message and the replies to it. */
export interface ThreadComment {
  id: string
  name: string
  at: string
  date: string
  html: string
  /** Why its words are not shown. */
  withheld: string | null
  official: boolean
  /** A coordinator's question to the proposer. */
  asksAuthor: boolean
  /** The proposer disagrees with where the idea was placed. */
  objection: boolean
  example: boolean
  inferred: boolean
  /** The passage that it points at. */
  quote: QuoteView | null
  /** Whom a coordinator asked to follow the matter up. */
  followUp: string | null
  href: string
  replyHref: string
  replies: ThreadComment[]
}

/** Messages as threads, each level in the register's order. A reply to what is not in the list stands at the top. */
export function buildThreads(site: Site, comments: readonly Contribution[]): ThreadComment[] {
  const ids = new Set(comments.map(({ id }) => id))
  const replies = Map.groupBy(comments, ({ id, replyTo }) => (replyTo && replyTo !== id && ids.has(replyTo) ? replyTo : ''))
  const build = (comment: Contribution, above: ReadonlySet<string>): ThreadComment => ({
    ...describeComment(site, comment),
    replies: (replies.get(comment.id) ?? []).filter(({ id }) => !above.has(id)).map((reply) => build(reply, new Set([...above, reply.id]))),
  })
  return (replies.get('') ?? []).map((comment) => build(comment, new Set([comment.id])))
}

export function describeComment(site: Site, comment: Contribution): Omit<ThreadComment, 'replies'> {
  const { withheld } = comment
  return {
    id: comment.id,
    name: site.nameOf(comment.person),
    at: comment.submittedAt,
    date: site.date(comment.submittedAt, 'date-time'),
    html: withheld ? '' : renderText(site, comment.text ?? '', { idPrefix: `${comment.id}-` }),
    withheld: withheld ? site.t('withheld.notice', { date: site.date(withheld.at), reason: withheld.reason }) : null,
    official: comment.official,
    asksAuthor: comment.asksAuthor === true,
    objection: comment.objection === true,
    example: comment.example,
    inferred: comment.inferredReply,
    quote: viewQuote(site, comment),
    followUp: comment.offersFollowUpTo ? site.nameOf(comment.offersFollowUpTo) : null,
    href: site.links.contribution(comment.id),
    replyHref: site.links.form({ intent: 'reagir', contribution: comment.id }),
  }
}
