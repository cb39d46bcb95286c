import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import { pendingStates, type PendingState } from '../usecases/pending-states.ts'
import type { ProposalState } from '../usecases/stand-on.ts'
import { toRead } from '../text/plain.ts'
import { baseText } from './base-text.ts'
import { nameItem } from './contribution-heading.ts'
import { rowOf, type ProposalRow } from './proposal-rows.ts'
import type { Site } from './site.ts'
import { viewCall } from './standing.ts'

/** Where a pending proposal stands on today's plan, for its page. */
export interface PendingView {
  state: ProposalState
  text: string
  /** Since when its proposer is asked, and until when; null where nothing is asked. */
  call: string | null
  /** Paragraphs around it, as they were and as they are. */
  context: { item: string; was: string; now: string }[]
  /** Other pending proposals that touch the same words. */
  collidesWith: ProposalRow[]
}

/** Null for what is decided, or changes no text. */
export function viewPending(site: Site, contribution: Contribution): PendingView | null {
  const state = site.told(stateOf, contribution.id)
  if (!state || contribution.withheld) return null
  const collidesWith = state.collidesWith.flatMap((id) => site.state.contributions.get(id) ?? []).filter((other) => !other.withheld)
  return {
    state: state.state,
    text: site.t(`pending.${state.state}`),
    call: tellCall(site, contribution),
    context: state.context.map(({ item, was, now }) => ({ item: nameItem(site, item), was: toRead(was), now: toRead(now) })),
    collidesWith: collidesWith.map((other) => rowOf(site, other)),
  }
}

function tellCall(site: Site, contribution: Contribution): string | null {
  const call = viewCall(site, contribution)
  if (!call) return null
  const since = site.date(call.since)
  return call.answeredAt ? site.t('pending.call-answered', { since, answered: site.date(call.answeredAt) }) : site.t('pending.call', { since, deadline: site.date(call.deadline) })
}

function stateOf(site: Site, id: ContributionId): PendingState | null {
  return site.once(findStates).get(id) ?? null
}

/** For all pending proposals together. */
function findStates(site: Site): ReadonlyMap<ContributionId, PendingState> {
  return pendingStates(site.state, (amendment, item) => baseText(site, amendment, item))
}
