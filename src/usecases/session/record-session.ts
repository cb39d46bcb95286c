import type { Contribution } from '../../domain/contribution.ts'
import { foldRegister } from '../../domain/fold-register.ts'
import type { CommitId, ContributionId } from '../../domain/ids.ts'
import type { NewRegisterEvent } from '../../domain/register-event.ts'
import { parseAllTrailers, parseSessionTrailers } from '../../domain/trailers.ts'
import type { LoggedCommit } from '../../ports.ts'
import { appendEvents } from '../../register/append-events.ts'
import { readRegister } from '../../register/read-register.ts'
import { readPlan } from '../../content/read-plan.ts'
import { ensureAmendmentBranch, fromRoot } from '../amendment-branch.ts'
import { refused, type Delivered, type DeliveryContext } from '../delivery.ts'
import { CONTENT } from '../numbering-history.ts'
import type { OutboxEntryOf } from '../outbox-entry.ts'
import { parseVersionMessage } from '../version-message.ts'
import { landingsOf } from '../landings-of.ts'
import { listClosingCommits, type ClosingCommit } from './list-closing-commits.ts'
import type { MemberDecision } from './decide-member.ts'
import type { SessionGround } from './list-session-proposals.ts'
import { planClosing, type ClosingPlan } from './plan-closing.ts'

/**
 * Closes a merging session: a chain of merge commits (one for each proposal that collides with none, one for each group of those
 * that do, with all its heads as parents), then the coordinators' own words, and `main` moves once; then all its events in one
 * commit of the register. All or nothing: refused, and then nothing was written, when anything that was chosen can no longer be
 * done (`session.…` codes). Cut anywhere and delivered again, it does only what was not done yet.
 */
export async function recordSession(context: DeliveryContext, entry: OutboxEntryOf<'close-session'>): Promise<Delivered> {
  const { forge } = context
  const { session } = entry
  const heads = await forge.refresh()
  const { events } = await readRegister(forge.repository, heads.register)
  const known = events.filter((event) => event.id === entry.id || (event.type === 'decided' && event.batch === session.id))
  if (known.some((event) => event.id === entry.id)) {
    await closeRequests(context, known)
    return { outcome: 'done', events: known }
  }
  if (events.some((event) => event.type === 'closed' && event.contribution === session.id)) return refused('session.closed-already')
  const contributions = foldRegister(events)
  const changed = Object.entries(session.choices).filter(([id, { stand }]) => stand !== 'out' && hasChanged(contributions.get(id), entry.seen?.[id]))
  if (changed.length > 0) return refused('session.changed-meanwhile', { number: changed.map(([id]) => contributions.get(id)?.number ?? '').join(', ') })

  const made = (await forge.repository.log(heads.main, CONTENT)).filter(({ message }) => parseSessionTrailers(message)?.session === session.id || parseVersionMessage(message) === session.id)
  const start = made[0]?.parents[0] ?? heads.main
  const closing = planClosing(session, await readGround(context, start, contributions, session.item))
  if (!closing) return refused('session.item-gone')
  if (closing.issues.length > 0) return { outcome: 'refused', issues: closing.issues }
  if (entry.version && closing.files.has(`versions/${entry.version.id}.md`)) return refused('version.taken', { id: entry.version.id }, 'version')
  const planned = await listClosingCommits(entry, closing, (contribution) => ensureAmendmentBranch(forge, { contribution: contribution.id, base: contribution.base ?? start, changes: contribution.changes, at: contribution.submittedAt }))
  const ids = made.length > 0 ? matchCommits(planned, made) : await forge.writeCommits({ branch: 'main', expected: start, at: entry.at, commits: planned.map(({ files, message, otherParents }) => ({ files: fromRoot(files), message, otherParents })) })
  const appended = await appendEvents(forge, listEvents(entry, closing, planned, ids), entry.at)
  await closeRequests(context, appended)
  return { outcome: 'done', events: appended }
}

/** Decided, taken back or rewritten since it was read. */
function hasChanged(contribution: Contribution | undefined, seen: string | undefined): boolean {
  return contribution?.status !== 'pending' || (seen !== undefined && contribution.history.at(-1)?.id !== seen)
}

async function readGround({ forge: { repository } }: DeliveryContext, commit: CommitId, contributions: SessionGround['contributions'], item: string): Promise<SessionGround> {
  const files = await repository.readFolder(commit, CONTENT)
  const pending = [...contributions.values()].filter(({ status, changes }) => status === 'pending' && changes.some((change) => change.item === item || ('parent' in change && change.parent === item)))
  const bases = await Promise.all([...new Set(pending.flatMap(({ base }) => base ?? []))].map(async (base) => [base, await repository.readFolder(base, CONTENT)] as const))
  return { plan: readPlan(files).plan, files, contributions, bases: new Map(bases) }
}

/** The commits that an earlier delivery wrote, in the order of those planned: each says what it is in its trailers. */
function matchCommits(planned: readonly ClosingCommit[], made: readonly LoggedCommit[]): CommitId[] {
  const nameOf = (message: string): string => JSON.stringify([parseSessionTrailers(message)?.part ?? 'version', parseAllTrailers(message).map(({ event }) => event)])
  const byName = new Map(made.map(({ id, message }) => [nameOf(message), id]))
  return planned.flatMap(({ message }) => byName.get(nameOf(message)) ?? [])
}

function listEvents(entry: OutboxEntryOf<'close-session'>, closing: ClosingPlan, planned: readonly ClosingCommit[], ids: readonly CommitId[]): NewRegisterEvent[] {
  const { at, by, session } = entry
  const commitOf = (part: ClosingCommit['part']): CommitId[] => planned.flatMap((commit, index) => (commit.part === part ? (ids[index] ?? []) : []))
  const decided = (contribution: ContributionId, decision: MemberDecision, rest: { commits: CommitId[]; landed: ReturnType<typeof landingsOf> }): NewRegisterEvent => ({ type: 'decided', id: entry.events[contribution] ?? '', at, by, contribution, ...decision, ...rest, batch: session.id })
  const own = commitOf('own-words')[0]
  const { leftOpen, note, retouch } = session
  return [
    ...closing.units.flatMap((unit) =>
      unit.members.map(({ contribution, decision }) => {
        const stands = decision.outcome !== 'merged-into'
        return decided(contribution.id, decision, { commits: stands ? commitOf(unit) : [], landed: stands ? landingsOf(closing.plan, contribution.changes) : [] })
      }),
    ),
    ...closing.declined.map(({ contribution, decision }) => decided(contribution.id, decision, { commits: [], landed: [] })),
    {
      type: 'closed',
      id: entry.id,
      at,
      by,
      contribution: session.id,
      item: session.item,
      openedAt: session.openedAt,
      openedBy: session.openedBy,
      participants: session.participants,
      leftPending: closing.leftPending,
      commits: [...ids],
      numbers: closing.numbers,
      ...(entry.version && { version: entry.version.id }),
      ...(leftOpen && { leftOpen }),
      ...(note && { note }),
      ...(own && { retouch: { commit: own, ...(retouch?.reason && { reason: retouch.reason }) } }),
    },
  ]
}

/** What the forge shows of the decided proposals is closed; of those that were reopened since, nothing. */
async function closeRequests({ forge }: DeliveryContext, events: readonly { type: string; contribution: ContributionId; reason?: string | undefined }[]): Promise<void> {
  const { events: all } = await readRegister(forge.repository, (await forge.refresh()).register)
  const contributions = foldRegister(all)
  for (const { type, contribution, reason } of events) {
    if (type === 'decided' && contributions.get(contribution)?.status !== 'pending') await forge.closeChangeRequest(contribution, reason ?? '')
  }
}
