import { z } from 'zod'
import type { ContributionId, PersonId } from '../../domain/ids.ts'
import { outboxRecord } from './outbox.ts'
import type { OutboxRecord } from './outbox.ts'
import type { PrivateFolder } from './private-folder.ts'

const held = z.strictObject({
  format: z.literal(1),
  record: outboxRecord,
  /** Set when a coordinator decided not to publish it, with the reason for the private page, or when its proposer (`by`) took it back. */
  dropped: z.strictObject({ reason: z.string(), at: z.iso.datetime(), by: z.string() }).optional(),
})
export type HeldSubmission = z.infer<typeof held>

/** Submissions that a coordinator sees before anyone else (hold mode). One file each, named by the contribution. */
export interface HeldSubmissions {
  /** Resolves when it is on disk, fsynced. Throws `NotKept`. */
  keep(record: OutboxRecord): Promise<void>
  /** Oldest first; dropped ones are left out. */
  list(): Promise<HeldSubmission[]>
  find(id: ContributionId): Promise<HeldSubmission | null>
  /** After its record was given to the outbox. */
  remove(id: ContributionId): Promise<void>
  /** Takes a person's name out of what waits. */
  forgetName(person: PersonId): Promise<void>
  /** Keeps the reason for its proposer, and drops the name. */
  drop(id: ContributionId, dropped: NonNullable<HeldSubmission['dropped']>): Promise<void>
}

export function createHeldSubmissions(folder: PrivateFolder): HeldSubmissions {
  const files = folder.records('held')
  const find = async (id: ContributionId) => {
    const kept = await files.read(id)
    return kept === null ? null : held.parse(kept)
  }
  const list = async () => {
    const all = await Promise.all((await files.list()).map(find))
    const waiting = all.filter((one): one is HeldSubmission => one !== null && !one.dropped)
    return waiting.sort((a, b) => a.record.entry.at.localeCompare(b.record.entry.at))
  }
  return {
    find,
    list,
    keep: (record) => files.write(idOf(record), { format: 1, record } satisfies HeldSubmission),
    remove: (id) => files.remove(id),
    async forgetName(person) {
      for (const { record: { name, ...record }, ...rest } of await list()) {
        if (name !== undefined && record.entry.by === person) await files.write(idOf(record), { ...rest, record } satisfies HeldSubmission)
      }
    },
    async drop(id, dropped) {
      const known = await find(id)
      if (!known) return
      const { name: _, ...record } = known.record
      await files.write(id, { format: 1, record, dropped } satisfies HeldSubmission)
    },
  }
}

function idOf({ entry }: OutboxRecord): ContributionId {
  if (!('draft' in entry)) throw new TypeError('Only a submission can be held.')
  return entry.draft.id
}
