import { z } from 'zod'
import type { ContributionId, PersonId } from '../../domain/ids.ts'
import { PrivateFileUnreadable } from './private-folder.ts'
import type { PrivateFolder } from './private-folder.ts'

/** A record that waits with a name, which its delivery would write on `people`. */
export interface WaitingName {
  person: PersonId
  contribution: ContributionId | undefined
}

const record = z.object({ entry: z.object({ by: z.string(), draft: z.object({ id: z.string() }).optional() }), name: z.string().optional() })
const wrapped = z.object({ record })

/**
 * Names in what waits: held, set aside, or to leave; one may be told twice. Only reads, so that it also serves beside the process that
 * owns the folder: a record is found wherever that process moves it meanwhile, and one that is not found has left, its name included.
 */
export async function findWaitingNames(folder: PrivateFolder): Promise<WaitingName[]> {
  const found: WaitingName[] = []
  // A record goes from `held` and `set-aside` to `outbox`, and from there to `set-aside`; it is in both for a moment, never in none.
  for (const store of ['held', 'set-aside', 'outbox', 'set-aside'] as const) {
    const files = folder.records(store)
    for (const file of await files.list()) {
      const kept = await files.read(file)
      if (kept === null) continue
      const read = store === 'outbox' ? record.safeParse(kept) : wrapped.transform((one) => one.record).safeParse(kept)
      if (!read.success) throw new PrivateFileUnreadable(`${store}/${file}.json`, read.error)
      const { entry, name } = read.data
      if (name !== undefined) found.push({ person: entry.by, contribution: entry.draft?.id })
    }
  }
  return found
}
