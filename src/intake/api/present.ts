import type { z } from 'zod'
import { findBorrowedNames } from '../../domain/find-borrowed-names.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { Plan } from '../../domain/plan.ts'
import { describeDiff } from '../../merge/index.ts'
import { describeTexts } from '../../site/describe-texts.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import type { ItemPreview } from '../../usecases/preview-amendment.ts'
import { contributionPath } from '../context.ts'
import { stampOf } from '../desk/examine.ts'
import type { Messages } from '../messages.ts'
import { tell } from '../pages/change-view.ts'
import { tellMove } from '../pages/tell-gesture.ts'
import type { AuthorQuestion } from '../submission/author-question.ts'
import type { contributionBody, previewedItem, questionBody } from './schemas.ts'

export interface PresentOptions {
  state: PlanState
  base: string
  /** Public address without `base`. */
  origin: string
}

/** A contribution as JSON. Words that were withheld are left out. */
export function presentContribution(contribution: Contribution, { state, base, origin }: PresentOptions): z.infer<typeof contributionBody> {
  const { id, kind, number, status, submittedAt, late, person, about, replyTo, placedUnder, decision, withheld } = contribution
  const name = state.people[person]?.name
  const { text, rationale, changes } = withheld ? { text: undefined, rationale: undefined, changes: [] } : contribution
  return {
    id,
    kind,
    ...(number !== undefined && { number }),
    status,
    submittedAt,
    late,
    person: { id: person, ...(name && { name }), ...(findBorrowedNames(state.people)(person) && { borrowsName: true as const }) },
    ...((about.item || about.contribution) && { about }),
    ...(replyTo && { replyTo }),
    ...(contribution.anchor && !withheld && { quote: { ...contribution.anchor, ...(contribution.base && { base: contribution.base }) } }),
    ...(text !== undefined && { text }),
    ...(rationale !== undefined && { rationale }),
    changes,
    ...(contribution.gesture && { gesture: contribution.gesture }),
    ...(contribution.objection && { objection: true as const }),
    ...(placedUnder && { placedUnder }),
    ...(decision && { decision: presentDecision(decision) }),
    ...(withheld && { withheld: { reason: withheld.reason } }),
    lastEvent: stampOf(contribution),
    url: `${origin}${contributionPath(base, id)}`,
  }
}

function presentDecision({ outcome, at, by, reason, leftOpen, leftOut, into, landed }: NonNullable<Contribution['decision']>) {
  return { outcome, at, by, ...(reason && { reason }), ...(leftOpen && { leftOpen }), leftOut, ...(into && { into }), landed }
}

export function presentItem(preview: ItemPreview, messages: Messages, plan?: Pick<Plan, 'items'>): z.infer<typeof previewedItem> {
  const { item, kind, before, after, collisions } = preview
  const moved = tellMove(preview, plan, messages)
  const told = [...describeDiff(before?.title ?? '', after?.title ?? ''), ...describeTexts(before?.body ?? '', after?.body ?? '')]
  return { item, kind, told: [...(moved ? [moved] : []), ...told.map((each) => tell(each, messages))], before: wordsOf(before), after: wordsOf(after), collisions: collisions.map(({ reason }) => reason) }
}

export function presentQuestion({ state: standing, since, call, keep }: AuthorQuestion, state: PlanState, messages: Messages): z.infer<typeof questionBody> {
  return { state: standing, ...(since && { since: since.at }), ...(call && { deadline: call.deadline }), seen: state.heads.main, ...(keep && { keep: keep.items.map((item) => presentItem(item, messages, state.plan)) }) }
}

function wordsOf(text: ItemPreview['before']): { title?: string; body: string } | null {
  return text && { ...(text.title && { title: text.title }), body: text.body }
}
