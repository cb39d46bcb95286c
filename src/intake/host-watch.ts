import { z } from 'zod'
import { recordPage } from '../usecases/elsewhere/record-page.ts'
import type { ElsewhereContext } from '../usecases/elsewhere/elsewhere-context.ts'
import { TooSoon } from '../ports.ts'
import type { Outbox } from './private/outbox.ts'
import type { PrivateFolder } from './private/private-folder.ts'

/** How far a pass goes back before the last change that it has seen: copies on the host may lag. In milliseconds. */
const overlap = 60_000

/** Pages in a row that cannot be looked at before a pass gives up: then it is the host, not the page. */
const patience = 3

const kept = z.strictObject({ format: z.literal(1), until: z.iso.datetime() })

/** Takes in what people do on the code host: when a notice says where to look, and in passes that make up for notices that never came. */
export interface HostWatch {
  /** Asks for a page to be looked at, or for `main` (null) to be read again; returns at once. What fails is left to the next pass. */
  look(number: number | null): void
  /** Looks at all that changed since the last pass, also since that of an earlier process. One that cannot be looked at keeps none of the others waiting. Throws what the forge throws; the next pass starts again from there. */
  pass(): Promise<void>
  /** Resolves when nothing is left to look at. */
  whenIdle(): Promise<void>
}

export interface HostWatchOptions {
  context: ElsewhereContext
  /** Keeps how far the last pass came. */
  folder: PrivateFolder
  outbox: Pick<Outbox, 'betweenDeliveries'>
  /** The register or `main` may have changed. */
  onChanged(): void
  report(error: unknown): void
}

export function createHostWatch({ context, folder, outbox, onChanged, report }: HostWatchOptions): HostWatch {
  const { forge } = context
  const asked = new Set<number | null>()
  /** When each page had last changed when it was looked at. */
  const seen = new Map<number, string>()
  let running: Promise<void> = Promise.resolve()
  let isDraining = false
  let passing: Promise<void> | null = null

  /** Nothing of ours is under way meanwhile, so that a decision of the desk is never taken for somebody else's. */
  const record = async (number: number): Promise<void> => {
    const events = await outbox.betweenDeliveries(() => recordPage(context, number))
    if (events.length > 0) onChanged()
  }
  const drain = async (): Promise<void> => {
    isDraining = true
    for (const number of asked) {
      asked.delete(number)
      try {
        if (number === null) await forge.refresh()
        else await record(number)
        if (number === null) onChanged()
      } catch (error) {
        if (!(error instanceof TooSoon)) report(error)
      }
    }
    isDraining = false
  }

  const pass = async (): Promise<void> => {
    const until = kept.safeParse(await folder.readFile('host-watch')).data?.until ?? null
    const changed = await forge.activity.changedSince(until && new Date(Date.parse(until) - overlap).toISOString())
    let failure: { at: string; error: unknown } | null = null
    let failuresInARow = 0
    let isGathering = false
    for (const { number, at } of changed) {
      if (seen.get(number) === at) continue
      try {
        await record(number)
        seen.set(number, at)
        failuresInARow = 0
      } catch (error) {
        failure ??= { at, error }
        // What is too soon for the register goes with its next commit: the first page is looked at again, and asks for it.
        if (error instanceof TooSoon) {
          if (isGathering) seen.set(number, at)
          isGathering = true
        } else if ((failuresInARow += 1) === patience) break
      }
    }
    const reached = failure?.at ?? changed.at(-1)?.at
    if (reached !== undefined && reached !== until) await folder.writeFile('host-watch', { format: 1, until: reached })
    if (failure) throw failure.error
  }

  return {
    look(number) {
      asked.add(number)
      if (!isDraining) running = drain()
    },
    pass: () => (passing ??= pass().finally(() => (passing = null))),
    whenIdle: () => running,
  }
}
