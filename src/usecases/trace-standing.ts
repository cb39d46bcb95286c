import type { Change } from '../domain/amendment.ts'
import { touchedItems } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { CommitId } from '../domain/ids.ts'
import { kindFolders, PLAN_ID, type ItemId } from '../domain/plan.ts'
import type { LoggedCommit } from '../ports.ts'
import type { ItemText } from './rebase-changes.ts'
import { standOn, type ProposalState } from './stand-on.ts'

/** A commit of `main` that changed where a proposal stands. */
export interface StandingChange {
  commit: LoggedCommit
  state: ProposalState
  /** When it began to count: the commit's date, or that of the reopening of a proposal that it had overtaken meanwhile. */
  at: string
}

/** An item as a commit of `main` left it, or as it stood at a date where the log does not hold the commit; null: not there. */
export type TextOfCommit = (item: ItemId, commit: CommitId, at: string) => ItemText | null

/**
 * Every time that the plan moved under a proposal while it was pending, oldest first, over all the texts that it had: computed
 * from Git and the register, never stored. A proposal begins as `follows`, and again at each reworking.
 */
export function traceStanding(contribution: Pick<Contribution, 'history'>, log: readonly LoggedCommit[], textOf: TextOfCommit): StandingChange[] {
  return listPeriods(contribution).flatMap((period) => tracePeriod(period, log, textOf))
}

/** The last change, where the proposal still stands there. Null: it follows as it is. */
export function currentStanding(contribution: Pick<Contribution, 'history'>, log: readonly LoggedCommit[], textOf: TextOfCommit): StandingChange | null {
  return lastOf(listPeriods(contribution).at(-1), log, textOf)
}

/** The same, as it stood when the event of that instant ended its wait: a decision, or a withdrawal. */
export function standingBefore(contribution: Pick<Contribution, 'history'>, at: string, log: readonly LoggedCommit[], textOf: TextOfCommit): StandingChange | null {
  return lastOf(listPeriods(contribution).find(({ until }) => until === at), log, textOf)
}

function lastOf(period: Period | undefined, log: readonly LoggedCommit[], textOf: TextOfCommit): StandingChange | null {
  const last = period && tracePeriod(period, log, textOf).at(-1)
  return last && last.state !== 'follows' ? last : null
}

/** Whether a commit is older than an event: Git keeps whole seconds, and a decision's own commit has the second of its event. */
function isBefore(commitAt: string, eventAt: string): boolean {
  return Date.parse(commitAt) < Math.floor(Date.parse(eventAt) / 1000) * 1000
}

/** One wording of a proposal, while it waited. `until`: absent while it still does. */
interface Period {
  changes: Change[]
  base: CommitId
  writtenAt: string
  from: string
  until?: string
}

function listPeriods({ history }: Pick<Contribution, 'history'>): Period[] {
  const periods: Period[] = []
  const close = (at: string) => {
    const last = periods.at(-1)
    if (last && last.until === undefined) last.until = at
  }
  for (const event of history) {
    if ((event.type === 'submitted' || event.type === 'reworked') && event.draft.kind === 'amendment') {
      close(event.at)
      periods.push({ changes: event.draft.changes, base: event.draft.base, writtenAt: event.at, from: event.at })
    } else if (event.type === 'decided' || event.type === 'withdrawn') close(event.at)
    else if (event.type === 'reopened') {
      const { changes, base, writtenAt } = periods.at(-1) ?? {}
      if (changes && base && writtenAt) periods.push({ changes, base, writtenAt, from: event.at })
    }
  }
  return periods
}

function tracePeriod({ changes, base, writtenAt, from, until }: Period, log: readonly LoggedCommit[], textOf: TextOfCommit): StandingChange[] {
  const paths = pathsOf(changes)
  const start = placesOf(log).get(base) ?? -1
  const since = start >= 0 ? log.slice(start + 1) : log.filter(({ at }) => Date.parse(at) > Date.parse(writtenAt))
  const found: StandingChange[] = []
  let state: ProposalState = 'follows'
  for (const commit of since) {
    if (until !== undefined && !isBefore(commit.at, until)) break
    if (!commit.files.some(({ path }) => paths.has(path))) continue
    const standing = standOn({ changes }, (item) => textOf(item, base, writtenAt), (item) => textOf(item, commit.id, commit.at))
    if (standing.state === state) continue
    state = standing.state
    const at = Date.parse(commit.at) < Date.parse(from) ? from : commit.at
    // What happened before it waited again counts once, as it then stood.
    if (found.at(-1)?.at === from) found.pop()
    found.push({ commit, state, at })
  }
  return found[0]?.state === 'follows' ? found.slice(1) : found
}

const places = new WeakMap<readonly LoggedCommit[], ReadonlyMap<CommitId, number>>()

/** Where each commit stands in the log: looked up once for each proposal of a build. */
function placesOf(log: readonly LoggedCommit[]): ReadonlyMap<CommitId, number> {
  const known = places.get(log) ?? new Map(log.map(({ id }, index) => [id, index]))
  places.set(log, known)
  return known
}

/** Files whose change may matter, from the repository's root. */
function pathsOf(changes: readonly Change[]): Set<string> {
  return new Set(touchedItems(changes).flatMap((item) => (item === PLAN_ID ? ['content/plan.md'] : Object.values(kindFolders).map((folder) => `content/${folder}/${item}.md`))))
}
