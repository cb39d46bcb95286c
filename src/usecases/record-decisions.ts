import type { Contribution } from '../domain/contribution.ts'
import type { Decision } from '../domain/decision.ts'
import type { Issue } from '../domain/errors.ts'
import { foldRegister } from '../domain/fold-register.ts'
import type { ContributionId, PersonId } from '../domain/ids.ts'
import type { NewRegisterEvent, RegisterEvent } from '../domain/register-event.ts'
import { readPlan } from '../content/read-plan.ts'
import { appendEvents } from '../register/append-events.ts'
import { readRegister } from '../register/read-register.ts'
import type { Delivered, DeliveryContext } from './delivery.ts'
import { findOurCommits } from './find-our-commit.ts'
import { landingsOf } from './landings-of.ts'
import { CONTENT } from './numbering-history.ts'
import type { PublishedDecision, VersionToName } from './outbox-entry.ts'
import { writeDecisions, type Written } from './write-decisions.ts'

/** What coordinators publish in one act: one decision, or several at once. */
export interface DecisionAct {
  at: string
  by: PersonId
  decisions: readonly PublishedDecision[]
  /** Id of the act, where it publishes several decisions together. */
  batch?: string
  /** A version to name, of the plan with all the decisions in it. */
  version?: VersionToName
}

/** A decision with what it is about, `index` being its place in the act. */
export interface ActDecision extends PublishedDecision {
  index: number
  contribution: Contribution
}

/**
 * Records decisions, all or none. What they accept moves `main` once, by a merge commit for each that changes the text, with two
 * parents (the one before, the amendment's head) and trailers that name it; then one commit of the register holds their events.
 * Refused, with nothing written, when a contribution is decided already (`decision.already-decided`) or changed since it was
 * decided (`decision.changed`), or when words collide, among the decisions or with what was merged since (`decision.collides`).
 * An issue's path begins with `decisions.<index>` where there is a batch.
 */
export async function recordDecisions(context: DeliveryContext, act: DecisionAct): Promise<Delivered> {
  const { forge } = context
  const heads = await forge.refresh()
  const { events } = await readRegister(forge.repository, heads.register)
  const contributions = foldRegister(events)
  const known = act.decisions.flatMap(({ id }) => events.find((event) => event.id === id) ?? [])
  if (known.length === act.decisions.length) return close(context, act, contributions, known)

  // What an earlier act recorded under the same id is done: sent twice, it is not decided twice.
  const found = act.decisions.map((each, index) => ({ ...each, index, contribution: contributions.get(each.decision.contribution) })).filter(({ id }) => !known.some((event) => event.id === id))
  const decisions = inOrderOfSubmission(found.flatMap((each): ActDecision[] => (each.contribution ? [{ ...each, contribution: each.contribution }] : [])), contributions)
  const made = await findOurCommits(forge.repository, heads.main, act)
  // What is on `main` already is a fact: a delivery that was cut goes on with the register.
  const issues = made ? [] : found.flatMap((each) => objectionsTo(each, contributions).map((issue) => placed(issue, each, act)))
  if (issues.length > 0) return { outcome: 'refused', issues }
  const written = made ?? (await writeDecisions(context, act, decisions, heads))
  if ('outcome' in written) return written
  const { plan } = readPlan(await forge.repository.readFolder(written.main, CONTENT))
  const appended = await appendEvents(forge, decisions.map((each) => decisionEvent(act, each, written, plan)), act.at)
  return close(context, act, contributions, [...known, ...appended])
}

/** An issue of one decision, told in a batch by the place of that decision. */
export function placed(issue: Issue, { index, decision }: Pick<ActDecision, 'index' | 'decision'>, { batch }: Pick<DecisionAct, 'batch'>): Issue {
  if (!batch) return issue
  return { ...issue, path: `decisions.${index}${issue.path ? `.${issue.path}` : ''}`, data: { ...issue.data, contribution: decision.contribution } }
}

/** What the forge still shows is closed, unless it was reopened since: the delivery may have been cut after the register. */
async function close({ forge }: DeliveryContext, act: DecisionAct, before: ReadonlyMap<ContributionId, Contribution>, events: RegisterEvent[]): Promise<Delivered> {
  const isNew = (id: string): boolean => !before.get(id)?.history.some((event) => events.some((each) => each.id === event.id))
  for (const { decision } of act.decisions) {
    if (isNew(decision.contribution) || before.get(decision.contribution)?.status !== 'pending') await forge.closeChangeRequest(decision.contribution, decision.reason ?? '')
  }
  return { outcome: 'done', events }
}

function objectionsTo({ decision, contribution, seen }: { decision: Decision; contribution: Contribution | undefined; seen?: string | undefined }, contributions: ReadonlyMap<ContributionId, Contribution>): Issue[] {
  const id = decision.contribution
  if (!contribution) return [{ code: 'contribution.unknown', path: '', data: { contribution: id } }]
  if (contribution.status !== 'pending') return [{ code: 'decision.already-decided', path: '', data: { contribution: id, status: contribution.status } }]
  if (seen !== undefined && seen !== contribution.history.at(-1)?.id) return [{ code: 'decision.changed', path: '', data: { contribution: id } }]
  if (decision.into && (decision.into === id || !contributions.has(decision.into))) return [{ code: 'decision.into-unknown', path: 'into', data: {} }]
  if (takesText(decision) && (decision.changes ?? contribution.changes).length === 0) return [{ code: 'decision.changes-missing', path: 'changes', data: {} }]
  return []
}

/** Whether a decision changes the plan's text. */
export function takesText({ outcome }: Pick<Decision, 'outcome'>): boolean {
  return outcome === 'accepted' || outcome === 'accepted-with-changes'
}

function inOrderOfSubmission(decisions: readonly ActDecision[], contributions: ReadonlyMap<ContributionId, Contribution>): ActDecision[] {
  const place = new Map([...contributions.keys()].map((id, index) => [id, index]))
  return decisions.toSorted((one, other) => place.get(one.contribution.id)! - place.get(other.contribution.id)!)
}

function decisionEvent({ at, by, batch }: DecisionAct, { id, decision, contribution }: ActDecision, { commits }: Written, plan: Parameters<typeof landingsOf>[0]): NewRegisterEvent {
  const { base: _, ...said } = decision
  const commit = commits.get(id)
  const landed = takesText(decision) ? landingsOf(plan, decision.changes ?? contribution.changes) : []
  return { type: 'decided', id, at, by, ...said, commits: commit ? [commit] : [], landed, ...(batch && { batch }) }
}
