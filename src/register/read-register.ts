import type { Issue } from '../domain/errors.ts'
import type { CommitId } from '../domain/ids.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import type { PlanRepository } from '../ports.ts'
import { parseEventFile } from './parse-event-file.ts'

/** Folder of the events on the `register` branch. */
export const EVENTS = 'events'

export interface Register {
  /** In the order of `seq`. */
  events: RegisterEvent[]
  /** Files that could not be read as events; `path` is from the branch's root. */
  issues: Issue[]
  /** Greatest place and short number in use, unreadable files included as far as they tell; 0 when there is none. */
  last: { seq: number; number: number }
}

/** A commit never changes, so the last one read is kept for each repository. */
const known = new WeakMap<PlanRepository, { commit: CommitId; register: Register }>()

/**
 * Reads the register at a commit (null: there is none yet). A file that cannot be read is reported and passed over: the register
 * may be edited by hand and may outlive a format. Throws `RepositoryUnreadable` for what Git lacks.
 */
export async function readRegister(repository: PlanRepository, commit: CommitId | null): Promise<Register> {
  if (commit === null) return { events: [], issues: [], last: { seq: 0, number: 0 } }
  const kept = known.get(repository)
  const register = kept?.commit === commit ? kept.register : parseRegister(await repository.readFolder(commit, EVENTS))
  known.set(repository, { commit, register })
  return { events: [...register.events], issues: [...register.issues], last: register.last }
}

/** Keeps what was just appended, so that the next reading costs nothing. `events` are those added on top of `before`. */
export function keepAppended(repository: PlanRepository, commit: CommitId, before: Register, events: readonly RegisterEvent[]): void {
  const numbers = events.map((event) => (event.type === 'submitted' ? event.number : 0))
  const last = { seq: Math.max(before.last.seq, events.at(-1)?.seq ?? 0), number: numbers.reduce((most, number) => Math.max(most, number), before.last.number) }
  known.set(repository, { commit, register: { events: [...before.events, ...events], issues: before.issues, last } })
}

function parseRegister(files: ReadonlyMap<string, string>): Register {
  const paths = [...files.keys()].filter((path) => path.endsWith('.json')).sort()
  const parsed = paths.map((path) => parseEventFile(`${EVENTS}/${path}`, files.get(path) ?? ''))
  const events = parsed.flatMap((each) => each.event ?? []).sort((one, other) => one.seq - other.seq)
  const submitted = parsed.filter((each) => each.submitted).length
  return {
    events,
    issues: parsed.flatMap((each) => each.issue ?? []),
    last: { seq: parsed.reduce((most, each) => Math.max(most, each.seq), 0), number: parsed.reduce((most, each) => Math.max(most, each.number), submitted) },
  }
}
