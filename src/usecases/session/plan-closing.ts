import { applyChanges } from '../../content/apply-changes.ts'
import { flatten, readPlan } from '../../content/read-plan.ts'
import type { Change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { Issue } from '../../domain/errors.ts'
import type { ContributionId } from '../../domain/ids.ts'
import type { Plan } from '../../domain/plan.ts'
import type { RegisterEvent } from '../../domain/register-event.ts'
import type { SessionState } from '../../domain/session.ts'
import { previewAmendment, withFiles } from '../preview-amendment.ts'
import type { ItemText } from '../rebase-changes.ts'
import { combineSession, type CombinedSession } from './combine-session.ts'
import { decideMember, type MemberDecision } from './decide-member.ts'
import type { SessionGround, SessionProposal } from './list-session-proposals.ts'
import { mergeIn } from './merge-in.ts'

type Files = ReadonlyMap<string, string | null>

/** One merge commit: a proposal that collides with none, or a group whose members do. `files` is empty where nothing changes. */
export interface ClosingUnit {
  members: { contribution: Contribution; decision: MemberDecision }[]
  files: Files
}

export type ChangedNumber = Extract<RegisterEvent, { type: 'closed' }>['numbers'][number]

/** All that closing a session does, in order. Nothing is done where there are issues. */
export interface ClosingPlan {
  combined: CombinedSession
  units: ClosingUnit[]
  declined: { contribution: Contribution; decision: MemberDecision }[]
  leftPending: ContributionId[]
  /** The coordinators' own words, on top of the units. */
  retouch: Files
  /** The plan once all is done. */
  plan: Plan
  files: ReadonlyMap<string, string>
  numbers: ChangedNumber[]
  issues: Issue[]
}

/** Plans the closing of a session on the plan as it is now. Pure. Null when the item is no longer in the plan. */
export function planClosing(session: SessionState, ground: SessionGround): ClosingPlan | null {
  const combined = combineSession(session, ground)
  if (!combined) return null
  const issues = [...combined.issues]
  const units: ClosingUnit[] = []
  let files = new Map(ground.files)
  let done: SessionProposal[] = []
  for (const members of unitsOf(combined)) {
    done = [...done, ...members]
    const before = files
    const text = mergeIn(session, combined.today, done).text
    files = applyAll(files, members.some((member) => member.text) ? revise(session.item, text) : [], issues)
    for (const { contribution } of members) files = applyRest(files, contribution, session, ground, issues)
    units.push({ members: members.map(({ contribution, leftOpen }) => ({ contribution, decision: decideMember(contribution, { item: session.item, text, combined, leftOpen }) })), files: differing(before, files) })
  }
  const merged = files
  const isRemoved = units.some(({ members }) => members.some(({ contribution }) => contribution.changes.some((change) => change.type === 'remove' && change.item === session.item)))
  if (!isRemoved) files = applyAll(files, revise(session.item, combined.text), issues)
  const { plan } = readPlan(files)
  const declined = combined.proposals.filter(({ stand }) => stand === 'declined')
  return {
    combined,
    units,
    declined: declined.map(({ contribution, reason, leftOpen }) => ({ contribution, decision: { outcome: 'declined', reason, leftOut: [], ...(leftOpen && { leftOpen }) } })),
    leftPending: combined.proposals.filter(({ stand }) => stand === 'out').map(({ contribution }) => contribution.id),
    retouch: differing(merged, files),
    plan,
    files,
    numbers: changedNumbers(ground.plan, plan),
    issues,
  }
}

/** Each group where its first member was submitted, every other proposal alone. */
function unitsOf({ proposals, groups }: CombinedSession): SessionProposal[][] {
  const taken = proposals.filter(({ stand, obstacle }) => stand === 'in' && !obstacle)
  return taken.flatMap((proposal) => {
    const group = groups.find((ids) => ids.includes(proposal.contribution.id))
    if (!group) return [[proposal]]
    return group[0] === proposal.contribution.id ? [taken.filter(({ contribution }) => group.includes(contribution.id))] : []
  })
}

function revise(item: string, { title, body }: ItemText): Change[] {
  return [{ type: 'revise', item, ...(title && { title }), body }]
}

function applyAll(files: Map<string, string>, changes: readonly Change[], issues: Issue[]): Map<string, string> {
  const applied = applyChanges(files, changes)
  issues.push(...applied.issues)
  return withFiles(files, applied.files)
}

/** What a proposal changes beside the item's own words: all of it or nothing. */
function applyRest(files: Map<string, string>, { id, number, base, changes }: Contribution, { item }: SessionState, { bases }: SessionGround, issues: Issue[]): Map<string, string> {
  const rest = changes.filter((change) => change.type !== 'revise' || change.item !== item)
  if (rest.length === 0) return files
  const preview = previewAmendment(files, bases.get(base ?? '') ?? files, rest)
  if (preview.collisions.length === 0 && preview.issues.length === 0) return withFiles(files, preview.files)
  issues.push({ code: 'session.rest-collides', path: `choix-${id}`, data: { number: String(number ?? '') } })
  return files
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Map<string, string | null> {
  const changed = [...after].filter(([path, text]) => before.get(path) !== text)
  const gone = [...before.keys()].filter((path) => !after.has(path)).map((path): [string, null] => [path, null])
  return new Map<string, string | null>([...changed, ...gone])
}

/** In the order of the plan, those that left it last. */
function changedNumbers(before: Plan, after: Plan): ChangedNumber[] {
  const now = flatten(after.axes).map((item): ChangedNumber => ({ item: item.id, kind: item.kind, label: item.label, before: before.items.get(item.id)?.number ?? null, after: item.number }))
  const gone = flatten(before.axes).filter(({ id }) => !after.items.has(id)).map((item): ChangedNumber => ({ item: item.id, kind: item.kind, label: item.label, before: item.number, after: null }))
  return [...now.filter((each) => each.before !== each.after), ...gone]
}
