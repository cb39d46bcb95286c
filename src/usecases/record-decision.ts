import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { Decision } from '../domain/decision.ts'
import { foldRegister } from '../domain/fold-register.ts'
import type { CommitId } from '../domain/ids.ts'
import type { Plan } from '../domain/plan.ts'
import { PLAN_ID } from '../domain/plan.ts'
import type { Landing, NewRegisterEvent } from '../domain/register-event.ts'
import { formatTrailers, type PlanTrailers } from '../domain/trailers.ts'
import { readPlan } from '../content/read-plan.ts'
import type { Heads } from '../ports.ts'
import { appendEvents } from '../register/append-events.ts'
import { readRegister } from '../register/read-register.ts'
import { ensureAmendmentBranch, fromRoot } from './amendment-branch.ts'
import { refused, type Delivered, type DeliveryContext } from './delivery.ts'
import { findOurCommit } from './find-our-commit.ts'
import { CONTENT } from './numbering-history.ts'
import type { OutboxEntryOf } from './outbox-entry.ts'
import { previewAmendment } from './preview-amendment.ts'

/**
 * Records a coordinator's decision. An acceptance is a merge commit with two parents (`main`, the amendment's head) whose
 * trailers name it, then the register's event. Refused when the contribution is decided already (`decision.already-decided`),
 * or when its words no longer apply and the coordinator gave none (`decision.collides`).
 */
export async function recordDecision(context: DeliveryContext, entry: OutboxEntryOf<'decide'>): Promise<Delivered> {
  const { forge } = context
  const { decision } = entry
  const heads = await forge.refresh()
  const { events } = await readRegister(forge.repository, heads.register)
  const known = events.find((event) => event.id === entry.id)
  const contributions = foldRegister(events)
  const contribution = contributions.get(decision.contribution)
  if (known) {
    // The delivery may have been cut after the register: unless it was reopened since, what the forge shows is closed now.
    if (contribution?.status !== 'pending') await forge.closeChangeRequest(decision.contribution, decision.reason ?? '')
    return { outcome: 'done', events: [known] }
  }
  if (!contribution) return refused('contribution.unknown', { contribution: decision.contribution })
  if (contribution.status !== 'pending') return refused('decision.already-decided', { contribution: contribution.id, status: contribution.status })
  if (decision.into && (decision.into === contribution.id || !contributions.has(decision.into))) return refused('decision.into-unknown', {}, 'into')

  const changesText = decision.outcome === 'accepted' || decision.outcome === 'accepted-with-changes'
  const merged = changesText ? await merge(context, entry, contribution, heads) : { commits: [], landed: [] }
  if ('outcome' in merged) return merged
  const appended = await appendEvents(forge, [decisionEvent(entry, merged)], entry.at)
  await forge.closeChangeRequest(contribution.id, decision.reason ?? '')
  return { outcome: 'done', events: appended }
}

interface Merged {
  commits: CommitId[]
  landed: Landing[]
}

async function merge(context: DeliveryContext, entry: OutboxEntryOf<'decide'>, contribution: Contribution, heads: Heads): Promise<Merged | Delivered> {
  const { forge } = context
  const changes = entry.decision.changes ?? contribution.changes
  if (changes.length === 0) return refused('decision.changes-missing', {}, 'changes')
  const made = await findOurCommit(forge.repository, heads.main, entry.id)
  if (made) {
    const { plan } = readPlan(await forge.repository.readFolder(made.id, CONTENT))
    return { commits: [made.id], landed: landingsOf(plan, changes) }
  }
  const base = baseOf(entry.decision, contribution, heads)
  const [current, before] = await Promise.all([forge.repository.readFolder(heads.main, CONTENT), forge.repository.readFolder(base, CONTENT)])
  const preview = previewAmendment(current, before, changes)
  if (preview.collisions.length > 0) return refused('decision.collides', { collisions: preview.collisions }, 'changes')
  if (preview.issues.length > 0) return { outcome: 'refused', issues: preview.issues }
  const head = await amendmentHead(context, contribution, changes, entry, heads)
  const commit = await forge.writeCommit({
    branch: 'main',
    expected: heads.main,
    parents: head ? [heads.main, head] : [heads.main],
    base: heads.main,
    files: fromRoot(preview.files),
    message: `plan: ${entry.decision.outcome} proposal ${contribution.number}\n\n${formatTrailers(trailersOf(entry, contribution))}\n`,
    at: entry.at,
  })
  return { commits: [commit], landed: landingsOf(preview.plan, changes) }
}

function baseOf(decision: Decision, contribution: Contribution, heads: Heads): CommitId {
  if (decision.changes) return decision.base ?? heads.main
  return contribution.base ?? heads.main
}

/** An idea has no branch of its own: the coordinator's words make one. */
function amendmentHead(context: DeliveryContext, contribution: Contribution, changes: readonly Change[], entry: OutboxEntryOf<'decide'>, heads: Heads): Promise<CommitId | null> {
  const proposed = contribution.kind === 'amendment' && contribution.base
  const amendment = proposed
    ? { contribution: contribution.id, base: contribution.base!, changes: contribution.changes, at: contribution.submittedAt }
    : { contribution: contribution.id, base: baseOf(entry.decision, contribution, heads), changes, at: entry.at }
  return ensureAmendmentBranch(context.forge, amendment)
}

function trailersOf({ id, by, decision }: OutboxEntryOf<'decide'>, contribution: Contribution): PlanTrailers {
  // A plain acceptance may choose a new item's permanent id: the words are the proposer's all the same.
  const wordedBy = decision.outcome === 'accepted' ? contribution.person : by
  return { contribution: contribution.id, number: contribution.number ?? 1, decision: decision.outcome, event: id, decidedBy: by, ideaOf: contribution.person, wordedBy }
}

/** Where the changed items stand in the plan; an item that was removed stands nowhere. */
export function landingsOf(plan: Plan, changes: readonly Change[]): Landing[] {
  return [...new Set(changes.map((change) => change.item))].flatMap((item): Landing[] => {
    if (item === PLAN_ID) return [{ item, kind: 'plan' }]
    const placed = plan.items.get(item)
    return placed ? [{ item, kind: placed.kind, number: placed.number }] : []
  })
}

function decisionEvent({ id, at, by, decision }: OutboxEntryOf<'decide'>, { commits, landed }: Merged): NewRegisterEvent {
  const { base: _, ...said } = decision
  return { type: 'decided', id, at, by, ...said, commits, landed }
}
