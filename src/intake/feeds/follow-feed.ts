import type { Contribution } from '../../domain/contribution.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import type { Feed, FeedEntry } from '../../exports/atom/feed.ts'
import { renderMarkdown } from '../../markdown/render-markdown.ts'
import { createLinks } from '../../site/links.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { Messages } from '../messages.ts'
import { nameMentions, nameOf } from '../pages/status-view.ts'
import type { AuthorQuestion } from '../submission/author-question.ts'
import { feedId, newestFirst } from './reply-feed.ts'

export interface FollowFeedOptions {
  contribution: Contribution
  state: PlanState
  question: AuthorQuestion | null
  /** Public address without `base`. */
  origin: string
  base: string
  /** Whole address of the feed. */
  self: string
}

/** What happens to one's own contribution: decisions, answers, and when the plan moved under it. Links are public ones: a feed reader never holds the private link. */
export function buildFollowFeed(options: FollowFeedOptions, messages: Messages): Feed {
  const { contribution, state, origin, base, self } = options
  const { t } = messages
  const page = `${origin}${createLinks(base, null).contribution(contribution.id)}`
  const comments = [...state.contributions.values()].filter((each) => each.kind === 'comment' && !each.withheld && (each.about.contribution === contribution.id || each.replyTo === contribution.id))
  const entries = newestFirst([...contribution.history.flatMap((event) => eventEntry(event, page, options, messages)), ...comments.map((each) => commentEntry(each, page, options, messages)), ...questionEntry(page, options, messages)])
  const title = contribution.number === undefined ? t(`follow.heading.${contribution.kind}`) : t('follow.heading-number', { number: contribution.number })
  return { id: feedId(`suivi ${contribution.id}`), title, subtitle: state.plan.fields.title, lang: messages.language, base: null, self, page, updated: entries[0]?.at ?? contribution.submittedAt, entries }
}

function eventEntry(event: RegisterEvent, href: string, { contribution, state }: FollowFeedOptions, messages: Messages): FeedEntry[] {
  const { t } = messages
  const entry = (title: string, markdown = ''): FeedEntry[] => [{ id: feedId(`event ${event.id}`), title, at: event.at, author: event.by === contribution.person ? nameOf(event.by, state, messages) : (state.people[event.by]?.name ?? t('person.coordination')), href, html: htmlOf(markdown, state) }]
  switch (event.type) {
    case 'submitted':
    case 'commented':
    case 'answered':
      return entry(t('feed.received'))
    case 'reworked':
      return entry(t('feed.reworked'))
    case 'decided':
      return entry(t(`status.${event.outcome}`, { number: (event.into && state.contributions.get(event.into)?.number) ?? '' }), [event.reason, event.leftOpen && `${t('decision.left-open')}\n\n${event.leftOpen}`].filter(Boolean).join('\n\n'))
    case 'placed': {
      const item = state.plan.items.get(event.item)
      return entry(t('follow.placed', { item: item ? messages.item(item) : t('item.plan') }), event.reason)
    }
    case 'withdrawn':
      return entry(t('status.withdrawn'), event.reason)
    case 'reopened':
      return entry(t('feed.reopened'), event.reason)
    case 'explained':
      return entry(t('feed.explained'), event.reason)
    case 'withheld':
      return entry(t('status.withheld'), event.reason)
    case 'closed':
      return []
  }
}

function commentEntry(comment: Contribution, href: string, { state }: FollowFeedOptions, messages: Messages): FeedEntry {
  const name = nameOf(comment.person, state, messages)
  const title = messages.t(comment.official ? 'follow.answered-by' : 'follow.said-by', { name, date: messages.date(comment.submittedAt) })
  return { id: feedId(`event ${comment.history[0]?.id ?? comment.id}`), title, at: comment.submittedAt, author: name, href, html: htmlOf(comment.text ?? '', state) }
}

function questionEntry(href: string, { contribution, question, state }: FollowFeedOptions, messages: Messages): FeedEntry[] {
  if (!question?.since) return []
  const { t, date } = messages
  const isAsked = question.state === 'needs-author'
  const html = htmlOf(isAsked ? [t('feed.question'), question.call && !question.call.answeredAt ? t('question.deadline', { date: date(question.call.deadline) }) : ''].filter(Boolean).join('\n\n') : t('question.context-hint'), state)
  return [{ id: feedId(`${question.state} ${contribution.id} ${question.since.at}`), title: t(isAsked ? 'question.heading' : 'question.context'), at: question.since.at, author: t('person.coordination'), href, html }]
}

function htmlOf(markdown: string, state: PlanState): string {
  return markdown ? renderMarkdown(nameMentions(markdown, state), { lang: state.plan.fields.lang }) : ''
}
