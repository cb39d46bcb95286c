import { z } from 'zod'
import { decision } from '../../domain/decision.ts'
import { commitId, contributionId, personId } from '../../domain/ids.ts'
import type { ContributionId, PersonId } from '../../domain/ids.ts'
import { PrivateFileUnreadable } from './private-folder.ts'
import type { PrivateFolder } from './private-folder.ts'

const entry = z.strictObject({
  /** Will be the id of the decision's event; new each time the decision is edited, so that what left is known by it. */
  id: contributionId,
  at: z.iso.datetime(),
  decision,
  /** Last event of the contribution, and commit of `main`, when it was decided. */
  seen: z.string().max(40),
  main: commitId,
  /** Fields of the form as they were filled in, to be edited again; a program sends none. */
  typed: z.record(z.string(), z.string()).optional(),
  /** Others of the basket whose words its changes hold already. */
  settles: z.array(contributionId).optional(),
})
/** A decision that waits to be published with others. */
export type BasketEntry = z.infer<typeof entry>

const file = z.strictObject({ format: z.literal(1), person: personId, entries: z.array(entry) })

export interface Basket {
  person: PersonId
  /** In the order in which they were put in; one for each contribution. */
  entries: BasketEntry[]
}

/** Decisions that wait, one basket for each coordinator. Durable: what is in is fsynced. */
export interface Baskets {
  of(person: PersonId): Promise<Basket>
  /** Those that are not empty. */
  list(): Promise<Basket[]>
  /** Takes the place of an earlier one on the same contribution. Throws `NotKept`. */
  put(person: PersonId, entry: BasketEntry): Promise<void>
  /** The decision that was there, or null. Throws `NotKept`. */
  remove(person: PersonId, contribution: ContributionId): Promise<BasketEntry | null>
  /** Moves the decisions of someone who left into another basket; those on what it holds already stay. Throws `NotKept`. */
  takeOver(from: PersonId, to: PersonId): Promise<void>
  /** Takes out those with these ids: they are published. Throws `NotKept`. */
  drop(person: PersonId, ids: ReadonlySet<string>): Promise<void>
}

export function createBaskets(folder: Pick<PrivateFolder, 'records'>): Baskets {
  const files = folder.records('baskets')
  let turn: Promise<unknown> = Promise.resolve()

  async function of(person: PersonId): Promise<Basket> {
    const kept = await files.read(person)
    if (kept === null) return { person, entries: [] }
    const parsed = file.safeParse(kept)
    if (!parsed.success) throw new PrivateFileUnreadable(`baskets/${person}.json`, parsed.error)
    return { person, entries: parsed.data.entries }
  }

  /** One after the other: two tabs of one person may be sent at once. */
  function change<Result>(person: PersonId, make: (entries: BasketEntry[]) => { entries: BasketEntry[]; result: Result }): Promise<Result> {
    const done = turn.then(async () => {
      const before = (await of(person)).entries
      const { entries, result } = make(before)
      if (entries.length === 0 && before.length > 0) await files.remove(person)
      else if (entries.length > 0) await files.write(person, { format: 1, person, entries } satisfies z.infer<typeof file>)
      return result
    })
    turn = done.catch(() => undefined)
    return done
  }

  return {
    of,
    list: async () => (await Promise.all((await files.list()).map(of))).filter(({ entries }) => entries.length > 0),
    put: (person, added) =>
      change(person, (entries) => {
        const at = entries.findIndex(({ decision: { contribution } }) => contribution === added.decision.contribution)
        return { entries: at < 0 ? [...entries, added] : entries.with(at, added), result: undefined }
      }),
    remove: (person, contribution) =>
      change(person, (entries) => ({ entries: entries.filter((each) => each.decision.contribution !== contribution), result: entries.find((each) => each.decision.contribution === contribution) ?? null })),
    async takeOver(from, to) {
      const { entries } = await of(from)
      // In the new basket before they leave the old one: cut between, they are in both, never in none.
      await change(to, (own) => ({ entries: [...own, ...entries.filter((each) => !own.some(({ decision }) => decision.contribution === each.decision.contribution))], result: undefined }))
      const { entries: taken } = await of(to)
      await change(from, (all) => ({ entries: all.filter(({ id }) => !taken.some((each) => each.id === id)), result: undefined }))
    },
    drop: (person, ids) => change(person, (entries) => ({ entries: entries.filter(({ id }) => !ids.has(id)), result: undefined })),
  }
}
