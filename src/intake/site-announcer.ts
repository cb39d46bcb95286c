import { z } from 'zod'
import type { Clock, Forge } from '../ports.ts'
import { ForgePaused, TooSoon } from '../ports.ts'
import type { PrivateFolder } from './private/private-folder.ts'

/** The longest wait between two tries, in milliseconds. */
const longest = 3_600_000

/** `told`: what had changed when it was last asked for; null: never. */
const kept = z.strictObject({ format: z.literal(1), told: z.string().nullable(), askedAt: z.iso.datetime() })

/** Has the site that is built elsewhere built again after what moves `register` or `people`; a move of `main` is seen there by itself. */
export interface SiteAnnouncer {
  /**
   * Asks for a build where something changed since the last one, also one of an earlier process, and its turn has come; to be
   * called again and again. Never rejects: what failed is asked for again at a later call.
   */
  follow(): Promise<void>
}

export interface SiteAnnouncerOptions {
  forge: Pick<Forge, 'repository'> & Required<Pick<Forge, 'announce'>>
  /** Keeps what was asked for last, and when. */
  folder: PrivateFolder
  clock: Clock
  /** One request in this many milliseconds at most: what changes meanwhile is in the next one. After a failure twice as long, and so on to an hour. */
  every: number
  /** Told of the first failure in a row, but for a pause that the forge asks for. */
  report(error: unknown): void
}

/** Where the branches stand is all that it goes by, so that no change is missed whoever made it, and none is kept twice. */
export function createSiteAnnouncer({ forge, folder, clock, every, report }: SiteAnnouncerOptions): SiteAnnouncer {
  let last: { told: string | null; askedAt: string } | null = null
  let notBefore = 0
  let failuresInARow = 0
  let running: Promise<void> | null = null

  const keep = async (told: string | null, askedAt: string): Promise<void> => {
    last = { told, askedAt }
    await folder.writeFile('announced', { format: 1, ...last })
  }

  const ask = async (): Promise<void> => {
    last ??= kept.safeParse(await folder.readFile('announced')).data ?? { told: null, askedAt: new Date(0).toISOString() }
    const now = clock.now()
    if (now.getTime() < Math.max(notBefore, Date.parse(last.askedAt) + every)) return
    const { register, people } = await forge.repository.heads()
    const news = `${register} ${people}`
    if (news === last.told) return
    // The instant first: a process that dies here asks again, and not too soon.
    await keep(last.told, now.toISOString())
    await forge.announce()
    await keep(news, now.toISOString())
    failuresInARow = 0
  }

  const follow = async (): Promise<void> => {
    try {
      await ask()
    } catch (error) {
      const isPause = error instanceof ForgePaused || error instanceof TooSoon
      if (failuresInARow === 0 && !isPause) report(error)
      const wait = clock.now().getTime() + Math.min(every * 2 ** failuresInARow, longest)
      notBefore = isPause ? Math.max(wait, error.until.getTime()) : wait
      failuresInARow += 1
    }
  }

  return { follow: () => (running ??= follow().finally(() => (running = null))) }
}
