import type { Issue } from '../../domain/errors.ts'
import type { ContributionId } from '../../domain/ids.ts'
import type { SessionState } from '../../domain/session.ts'
import { merge3 } from '../../merge/index.ts'
import { textOf, type ItemText } from '../rebase-changes.ts'
import { listSessionProposals, type SessionGround, type SessionProposal } from './list-session-proposals.ts'
import { mergeIn, type SessionCollision } from './merge-in.ts'

/** What a session says now: one text with the proposals that are switched on, and what is still to be chosen. */
export interface CombinedSession {
  proposals: SessionProposal[]
  today: ItemText
  /** With the proposals alone; where some collide and nobody chose, the first one's words. */
  merged: ItemText
  /** With the coordinators' own words as well. */
  text: ItemText
  collisions: SessionCollision[]
  /** Proposals that are in and collide, directly or through others: each group in order of submission. */
  groups: ContributionId[][]
  /** Proposals that are in but of which nothing stands. */
  lost: ContributionId[]
  /** What forbids closing; `path` is a field of the session's page. Empty: it can be closed. */
  issues: Issue[]
}

/** Computes a session. Pure; the order in which proposals were switched plays no part. Null when the item is no longer in the plan. */
export function combineSession(session: SessionState, ground: SessionGround): CombinedSession | null {
  const found = textOf(ground.plan, session.item)
  if (!found) return null
  const today: ItemText = { ...(found.title !== undefined && { title: found.title }), body: found.body }
  const proposals = listSessionProposals(session, ground)
  const taken = proposals.filter(({ stand, obstacle }) => stand === 'in' && !obstacle)
  const merged = mergeIn(session, today, taken)
  const retouched = retouch(session, merged.text)
  const issues = [
    ...proposals.flatMap(issuesOf),
    ...merged.collisions.flatMap(issuesOfCollision),
    ...(merged.isSettled || merged.collisions.some(({ isChosen }) => !isChosen) ? [] : [{ code: 'session.words-collide', path: `mots-${merged.collisions[0]?.key}` }]),
    ...retouched.issues,
    ...removalIssues(session, taken),
    ...(proposals.every(({ stand }) => stand === 'out') && !session.retouch ? [{ code: 'session.nothing', path: 'propositions' }] : []),
  ]
  return { proposals, today, merged: merged.text, text: retouched.text, collisions: merged.collisions, groups: groupsOf(merged.collisions, taken), lost: merged.lost, issues }
}

function issuesOf({ contribution: { id, number }, stand, reason, obstacle }: SessionProposal): Issue[] {
  const data = { number: String(number ?? '') }
  if (stand === 'in' && obstacle) return [{ code: `session.${obstacle}`, path: `choix-${id}`, data }]
  return stand === 'declined' && !reason.trim() ? [{ code: 'session.reason-missing', path: `raison-${id}`, data }] : []
}

function issuesOfCollision({ key, isChosen, wording }: SessionCollision): Issue[] {
  if (!isChosen) return [{ code: 'session.not-chosen', path: `mots-${key}` }]
  return wording?.reason.trim() ? [] : [{ code: 'session.wording-reason', path: `raison-${key}` }]
}

function retouch(session: SessionState, merged: ItemText): { text: ItemText; issues: Issue[] } {
  const own = session.retouch
  if (!own) return { text: merged, issues: [] }
  const body = merge3(own.on.body, merged.body, own.to.body)
  const title = merge3(own.on.title ?? '', merged.title ?? '', own.to.title ?? '')
  const issues: Issue[] = []
  if (!body.clean || !title.clean) issues.push({ code: 'session.retouch-collides', path: body.clean ? 'titre' : 'texte' })
  const text = { ...((merged.title !== undefined || title.text) && { title: title.text }), body: body.text }
  const changes = text.body !== merged.body || text.title !== merged.title
  if (changes && issues.length === 0 && !own.reason.trim()) issues.push({ code: 'session.retouch-reason', path: 'raison-texte' })
  if (!text.body.trim() && !text.title?.trim()) issues.push({ code: 'session.empty', path: 'texte' })
  return { text, issues }
}

/** To take an item out and to reword it cannot both be done. */
function removalIssues({ item, retouch: own }: SessionState, taken: readonly SessionProposal[]): Issue[] {
  const removing = taken.filter(({ contribution }) => contribution.changes.some((change) => change.type === 'remove' && change.item === item))
  if (removing.length === 0 || (taken.length === removing.length && !own)) return []
  return removing.map(({ contribution: { id, number } }) => ({ code: 'session.removal', path: `choix-${id}`, data: { number: String(number ?? '') } }))
}

function groupsOf(collisions: readonly SessionCollision[], taken: readonly SessionProposal[]): ContributionId[][] {
  const order = taken.map(({ contribution }) => contribution.id)
  let groups: ContributionId[][] = []
  for (const { between } of collisions) {
    const joined = groups.filter((group) => group.some((id) => between.includes(id)))
    groups = [...groups.filter((group) => !joined.includes(group)), [...new Set([...joined.flat(), ...between])]]
  }
  return groups.map((group) => order.filter((id) => group.includes(id))).sort((one, two) => order.indexOf(one[0] ?? '') - order.indexOf(two[0] ?? ''))
}
