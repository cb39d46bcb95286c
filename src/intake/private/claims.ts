import { z } from 'zod'
import { contributionId, personId } from '../../domain/ids.ts'
import type { ContributionId, PersonId } from '../../domain/ids.ts'
import type { Clock } from '../../ports.ts'
import { PrivateFileUnreadable } from './private-folder.ts'
import type { PrivateFolder } from './private-folder.ts'

const claim = z.strictObject({ by: personId, at: z.iso.datetime() })
/** Who sees to a contribution, and since when. */
export type Claim = z.infer<typeof claim>

const file = z.strictObject({ format: z.literal(1), claims: z.record(contributionId, claim) })

/** After this many hours a claim is over by itself: someone who went home holds nobody up. */
export const claimHours = 3

/** « Je m'en occupe »: told to the others, binding nobody. Durable; one file. */
export interface Claims {
  /** Those that hold now. */
  list(): Promise<ReadonlyMap<ContributionId, Claim>>
  /**
   * Takes a contribution from whoever had it as `seen` (null: nobody). Gives the claim that holds then: another's when someone was
   * quicker. Throws `NotKept`.
   */
  take(contribution: ContributionId, by: PersonId, seen: PersonId | null): Promise<Claim>
  /** Only one's own. Throws `NotKept`. */
  release(contribution: ContributionId, by: PersonId): Promise<void>
}

export function createClaims(folder: Pick<PrivateFolder, 'readFile' | 'writeFile'>, clock: Clock): Claims {
  let turn: Promise<unknown> = Promise.resolve()

  async function read(): Promise<Map<ContributionId, Claim>> {
    const kept = await folder.readFile('claims')
    if (kept === null) return new Map()
    const parsed = file.safeParse(kept)
    if (!parsed.success) throw new PrivateFileUnreadable('claims.json', parsed.error)
    const oldest = clock.now().getTime() - claimHours * 3_600_000
    return new Map(Object.entries(parsed.data.claims).filter(([, { at }]) => Date.parse(at) > oldest))
  }

  /** One after the other: two coordinators may press at once. */
  function change<Result>(make: (claims: Map<ContributionId, Claim>) => Result): Promise<Result> {
    const done = turn.then(async () => {
      const claims = await read()
      const result = make(claims)
      await folder.writeFile('claims', { format: 1, claims: Object.fromEntries(claims) })
      return result
    })
    turn = done.catch(() => undefined)
    return done
  }

  return {
    list: read,
    take: (contribution, by, seen) =>
      change((claims) => {
        const held = claims.get(contribution)
        if (held && held.by !== by && held.by !== seen) return held
        const taken = { by, at: clock.now().toISOString() }
        claims.set(contribution, taken)
        return taken
      }),
    release: (contribution, by) =>
      change((claims) => {
        if (claims.get(contribution)?.by === by) claims.delete(contribution)
      }),
  }
}
