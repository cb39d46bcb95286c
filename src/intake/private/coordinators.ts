import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createPersonId, personId } from '../../domain/ids.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Clock } from '../../ports.ts'
import type { Signer } from '../guards/signer.ts'
import { PrivateFileUnreadable } from './private-folder.ts'
import type { PrivateFolder } from './private-folder.ts'

const coordinator = z.strictObject({
  id: personId,
  name: z.string().min(1).max(200),
  /** Changes when the link is made anew: the token is an HMAC of both, and is stored nowhere. */
  link: z.string(),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
  /** Their name was never on `people`: the start brings it there, once. */
  unnamed: z.literal(true).optional(),
})
export type Coordinator = z.infer<typeof coordinator>

const file = z.strictObject({ format: z.literal(1), coordinators: z.array(coordinator) })

/** Those who decide, each by a personal link that can be revoked; revoking holds at once, open sessions included. */
export interface Coordinators {
  /** In the order in which they were added, revoked ones included. */
  list(): Promise<Coordinator[]>
  /** `id` keeps a person who is already known. `unnamed`: nobody brings the name to `people` now. */
  add(name: string, options?: { id?: PersonId; unnamed?: true }): Promise<Coordinator>
  /** The name was brought to `people`, or is never to be. */
  noteNamed(id: PersonId): Promise<void>
  /** False when nobody active has this id. */
  revoke(id: PersonId): Promise<boolean>
  /** Token of the personal link; the same each time, as long as the link was not revoked. */
  tokenOf(coordinator: Coordinator): string
  /** Whose token it is; null for a forged or a revoked one. */
  findByToken(token: string): Promise<Coordinator | null>
  /** Token of the personal feed: it reads what waits, and opens nothing else. Revoked with the link. */
  feedTokenOf(coordinator: Coordinator): string
  findByFeedToken(token: string): Promise<Coordinator | null>
  /** Null for someone unknown or revoked. */
  findActive(id: PersonId): Promise<Coordinator | null>
}

export function createCoordinators(folder: PrivateFolder, signer: Signer, clock: Clock): Coordinators {
  // The file is read each time: `npm run coordinator` changes it while the server runs.
  async function list(): Promise<Coordinator[]> {
    const kept = await folder.readFile('coordinators')
    if (kept === null) return []
    const parsed = file.safeParse(kept)
    if (!parsed.success) throw new PrivateFileUnreadable('coordinators.json', parsed.error)
    return parsed.data.coordinators
  }
  const save = (coordinators: Coordinator[]) => folder.writeFile('coordinators', { format: 1, coordinators })
  const tokenOf = (one: Coordinator) => signer.sign('coordinator', one.id, one.link)
  const active = async () => (await list()).filter((one) => !one.revokedAt)

  return {
    list,
    tokenOf,
    async add(name, { id, unnamed } = {}) {
      const created: Coordinator = { id: id ?? createPersonId(randomBytes), name, link: randomBytes(16).toString('base64url'), createdAt: clock.now().toISOString(), ...(unnamed && { unnamed }) }
      await save([...(await list()), created])
      return created
    },
    async noteNamed(id) {
      const all = await list()
      if (!all.some((one) => one.id === id && one.unnamed)) return
      await save(all.map(({ unnamed, ...one }) => (one.id !== id && unnamed ? { ...one, unnamed } : one)))
    },
    async revoke(id) {
      const all = await list()
      if (!all.some((one) => one.id === id && !one.revokedAt)) return false
      await save(all.map((one) => (one.id === id && !one.revokedAt ? { ...one, revokedAt: clock.now().toISOString() } : one)))
      return true
    },
    findByToken: async (token) => (await active()).find((one) => signer.verify(token, 'coordinator', one.id, one.link)) ?? null,
    feedTokenOf: (one) => signer.sign('feed', 'desk', one.id, one.link),
    findByFeedToken: async (token) => (await active()).find((one) => signer.verify(token, 'feed', 'desk', one.id, one.link)) ?? null,
    findActive: async (id) => (await active()).find((one) => one.id === id) ?? null,
  }
}
