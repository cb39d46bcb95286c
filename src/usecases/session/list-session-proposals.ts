import { readPlan } from '../../content/read-plan.ts'
import { touchedItems } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { CommitId } from '../../domain/ids.ts'
import type { ItemId, Plan } from '../../domain/plan.ts'
import type { SessionState, Stand } from '../../domain/session.ts'
import { textOf, type ItemText } from '../rebase-changes.ts'
import { standOn } from '../stand-on.ts'

/** The plan as it is now, and the files of `content/` at every base that a proposal was written on. */
export interface SessionGround {
  plan: Plan
  files: ReadonlyMap<string, string>
  contributions: ReadonlyMap<string, Contribution>
  bases: ReadonlyMap<CommitId, ReadonlyMap<string, string>>
}

/** A proposal that waits on the item of a session. */
export interface SessionProposal {
  contribution: Contribution
  stand: Stand
  /** Plain words. */
  reason: string
  leftOpen: string
  /** It came once the session was open, and nobody has said anything of it yet. */
  isLate: boolean
  /** Its author rewrote it once the session was open. */
  isReworked: boolean
  /** Why its words cannot be taken as they are. */
  obstacle: 'needs-author' | 'withheld' | null
  /** Today's text with its words in it; null where it does something else with the item (adds under it, moves or removes it). */
  text: ItemText | null
}

/** Pending proposals that touch the item, in order of submission, each as the session has it. */
export function listSessionProposals(session: SessionState, ground: SessionGround): SessionProposal[] {
  const plans = new Map<CommitId, Plan>()
  const planAt = (base: CommitId): Plan | undefined => {
    const files = ground.bases.get(base)
    const plan = plans.get(base) ?? (files && readPlan(files).plan)
    if (plan) plans.set(base, plan)
    return plan
  }
  return pendingOn(session.item, ground.contributions).map((contribution) => describe(session, ground.plan, contribution, planAt(contribution.base ?? '')))
}

/** What a session opened on an item would have before it. */
export function pendingOn(item: ItemId, contributions: ReadonlyMap<string, Contribution>): Contribution[] {
  return [...contributions.values()].filter(({ status, kind, base, changes }) => status === 'pending' && kind === 'amendment' && base !== undefined && touchedItems(changes).includes(item))
}

function describe(session: SessionState, plan: Plan, contribution: Contribution, was: Plan | undefined): SessionProposal {
  const { item } = session
  const today = textOf(plan, item)
  const standing = was && standOn(contribution, (id) => textOf(was, id), (id) => textOf(plan, id))
  const obstacle = contribution.withheld ? 'withheld' : !standing || standing.state === 'needs-author' ? 'needs-author' : null
  const revision = contribution.changes.find((change) => change.type === 'revise' && change.item === item)
  const choice = session.choices[contribution.id]
  const isKnown = session.known.includes(contribution.id)
  return {
    contribution,
    stand: choice?.stand ?? (isKnown && !obstacle ? 'in' : 'out'),
    reason: choice?.reason ?? '',
    leftOpen: choice?.leftOpen ?? '',
    isLate: !isKnown,
    isReworked: isKnown && contribution.history.some(({ type, at }) => type === 'reworked' && Date.parse(at) > Date.parse(session.openedAt)),
    obstacle,
    text: revision?.type === 'revise' && today && !obstacle ? { title: revision.title ?? today.title, body: standing?.texts.get(item) ?? today.body } : null,
  }
}
