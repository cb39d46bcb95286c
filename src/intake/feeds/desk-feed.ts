import type { RegisterEvent } from '../../domain/register-event.ts'
import type { Feed, FeedEntry } from '../../exports/atom/feed.ts'
import { labelOf } from '../../text/label.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { lineOf } from '../desk/line-of.ts'
import type { Survey } from '../desk/survey.ts'
import type { Messages } from '../messages.ts'
import { nameOf } from '../pages/status-view.ts'
import { feedId, newestFirst } from './reply-feed.ts'

export interface DeskFeedOptions {
  survey: Survey
  /** When each submission that nobody released yet was received; its words are not told. */
  held: readonly { id: string; at: string }[]
  origin: string
  base: string
  self: string
}

/** What came in and what others decided, for one coordinator. Links lead to the desk, which asks for a session. */
export function buildDeskFeed({ survey, held, origin, base, self }: DeskFeedOptions, messages: Messages): Feed {
  const { t } = messages
  const { state } = survey
  const desk = `${origin}${base}coordination/`
  const waiting = held.map(({ id, at }): FeedEntry => ({ id: feedId(`held ${id}`), title: t('feed.held'), at, author: t('person.anonymous'), href: `${desk}attente/${id}/`, html: '' }))
  const entries = newestFirst([...state.events.flatMap((event) => entryOf(event, survey, desk, messages)), ...waiting])
  return { id: feedId(`coordination ${state.log[0]?.id ?? ''}`), title: t('feed.desk-title'), subtitle: state.plan.fields.title, lang: messages.language, base: null, self, page: desk, updated: entries[0]?.at ?? state.log[0]?.at ?? new Date(0).toISOString(), entries }
}

function entryOf(event: RegisterEvent, survey: Survey, desk: string, messages: Messages): FeedEntry[] {
  const { state } = survey
  const contribution = state.contributions.get(event.contribution)
  const what = contribution && wordFor(event, state, messages)
  if (!contribution || contribution.withheld || !what) return []
  const line = contribution.kind === 'comment' ? labelOf({ body: contribution.text ?? '' }) : lineOf(contribution, survey, messages)
  return [{ id: feedId(`desk ${event.id}`), title: messages.t('feed.line', { what, line }), at: event.at, author: nameOf(event.by, state, messages), href: `${desk}contributions/${contribution.id}/`, html: '' }]
}

function wordFor(event: RegisterEvent, { contributions }: PlanState, { t }: Messages): string | null {
  const number = contributions.get(event.contribution)?.number ?? ''
  switch (event.type) {
    case 'submitted':
      return t('feed.desk-submitted', { number })
    case 'commented':
      return t(event.draft.kind === 'comment' && event.draft.objection ? 'feed.desk-objection' : 'feed.desk-commented')
    case 'reworked':
      return t('feed.desk-reworked', { number })
    case 'decided':
      return t('feed.desk-decided', { number })
    case 'withdrawn':
      return t('feed.desk-withdrawn', { number })
    case 'reopened':
      return t('feed.desk-reopened', { number })
    case 'explained':
      return t('feed.desk-explained', { number })
    case 'answered':
    case 'placed':
    case 'withheld':
    case 'closed':
      return null
  }
}
