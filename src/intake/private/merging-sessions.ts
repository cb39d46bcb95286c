import { z } from 'zod'
import { personId } from '../../domain/ids.ts'
import type { ContributionId, PersonId } from '../../domain/ids.ts'
import { sessionState } from '../../domain/session.ts'
import type { SessionState } from '../../domain/session.ts'
import { PrivateFileUnreadable } from './private-folder.ts'
import type { PrivateFolder } from './private-folder.ts'

const saved = z.strictObject({
  revision: z.number().int().positive(),
  at: z.iso.datetime(),
  by: personId,
  state: sessionState,
  /** Markdown of the text as it was typed then, before anything was merged into it. */
  typed: z.string().optional(),
})
/** A session as somebody left it. Revisions count from 1. */
export type SavedSession = z.infer<typeof saved>

const file = z.strictObject({ format: z.literal(1), current: saved, past: z.array(saved) })
/** `past`: the last states before, oldest first, by which two people's changes are told apart. */
export type KeptSession = z.infer<typeof file>

/** As many states as somebody may miss between reading a session and saving it. */
const remembered = 30

/** Merging sessions that are open: one file each, durable, until they are closed. */
export interface MergingSessions {
  /** In order of opening. */
  list(): Promise<KeptSession[]>
  find(id: ContributionId): Promise<KeptSession | null>
  /** Throws `NotKept`; then nothing was kept. */
  open(state: SessionState, at: string): Promise<KeptSession>
  /**
   * Writes what `change` makes of the session as it is then; null leaves it as it is. One after the other: of two who save at once
   * the second sees what the first left. Null when there is no such session. Throws `NotKept`.
   */
  save(id: ContributionId, by: PersonId, at: string, change: (kept: KeptSession) => Promise<Pick<SavedSession, 'state' | 'typed'> | null>): Promise<KeptSession | null>
  remove(id: ContributionId): Promise<void>
}

export function createMergingSessions(folder: Pick<PrivateFolder, 'records'>): MergingSessions {
  const files = folder.records('sessions')
  let turn: Promise<unknown> = Promise.resolve()

  async function find(id: ContributionId): Promise<KeptSession | null> {
    const kept = await files.read(id)
    if (kept === null) return null
    const parsed = file.safeParse(kept)
    if (!parsed.success) throw new PrivateFileUnreadable(`sessions/${id}.json`, parsed.error)
    return parsed.data
  }

  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const done = turn.then(task)
    turn = done.catch(() => undefined)
    return done
  }

  async function write(kept: KeptSession): Promise<KeptSession> {
    await files.write(kept.current.state.id, kept)
    return kept
  }

  return {
    find,
    async list() {
      const all = await Promise.all((await files.list()).map(find))
      return all.filter((one) => one !== null).sort((one, two) => one.current.state.openedAt.localeCompare(two.current.state.openedAt))
    },
    open: (state, at) => inTurn(() => write({ format: 1, current: { revision: 1, at, by: state.openedBy, state }, past: [] })),
    save: (id, by, at, change) =>
      inTurn(async () => {
        const kept = await find(id)
        const next = kept && (await change(kept))
        if (!kept || !next) return kept
        const { current, past } = kept
        return write({ format: 1, current: { revision: current.revision + 1, at, by, ...next }, past: [...past, current].slice(-remembered) })
      }),
    remove: (id) => files.remove(id),
  }
}
