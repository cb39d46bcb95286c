import type { Change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { Outcome } from '../../domain/decision.ts'
import type { ContributionId } from '../../domain/ids.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { ItemText } from '../rebase-changes.ts'
import type { CombinedSession } from './combine-session.ts'
import type { SessionCollision } from './merge-in.ts'

/** What a session decides on one proposal, as the register's `decided` event will have it. */
export interface MemberDecision {
  outcome: Outcome
  reason?: string
  leftOpen?: string
  leftOut: { text: string; why: string }[]
  into?: ContributionId
  changes?: Change[]
}

interface Circumstances {
  item: ItemId
  /** The item's words once the proposal and its group are in. */
  text: ItemText
  combined: CombinedSession
  leftOpen: string
}

/**
 * Accepted where all its words stand; accepted with changes where some were settled otherwise; merged into the one whose words
 * were preferred where nothing of it stands.
 */
export function decideMember({ id }: Contribution, { item, text, combined, leftOpen }: Circumstances): MemberDecision {
  const settled = combined.collisions.filter(({ between }) => between.includes(id))
  const lost = settled.filter(({ wording }) => wording?.from !== id)
  const open = leftOpen ? { leftOpen } : {}
  if (lost.length === 0) return { outcome: 'accepted', leftOut: [], ...open }
  const reason = [...new Set(lost.map(({ wording }) => wording?.reason ?? ''))].filter(Boolean).join('\n\n')
  const leftOut = lost.flatMap((collision) => leftOutOf(collision, id))
  const into = combined.lost.includes(id) ? lost.find(({ wording }) => wording?.from !== undefined)?.wording?.from : undefined
  if (into !== undefined) return { outcome: 'merged-into', reason, leftOut, into, ...open }
  return { outcome: 'accepted-with-changes', reason, leftOut, changes: [{ type: 'revise', item, ...(text.title && { title: text.title }), body: text.body }], ...open }
}

function leftOutOf({ between, texts, wording }: SessionCollision, id: ContributionId): MemberDecision['leftOut'] {
  const text = texts[between.indexOf(id)]?.trim() ?? ''
  return text ? [{ text, why: wording?.reason ?? '' }] : []
}
