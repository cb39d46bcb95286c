import { TooSoon } from '../../../ports.ts'
import { defaultLimits } from '../options.ts'
import type { GitHubForgeOptions } from '../options.ts'
import { systemTime } from '../time.ts'
import { createCredentials } from './create-credentials.ts'
import { createSender } from './create-sender.ts'
import type { Ask } from './create-sender.ts'
import { GitHubPaused, GitHubRefused, GitHubUnreachable } from './errors.ts'
import { addWrite, nextWriteAt, noPastWrites } from './pace.ts'
import { recallWrites } from './recall-writes.ts'
import { createStrictFetch } from './strict-fetch.ts'

export interface WriteRequest<Result, Found = never> {
  /** For messages: `the pull request of 0123456789`. */
  what: string
  ask: Ask<Result>
  /** Whether people are notified of it; such writes go more slowly. */
  notifies?: boolean
  /** Whether it took effect after all, asked after every answer that does not say so. Null: it did not. */
  look?: () => Promise<Found | null>
  /** Which refusals to try again: GitHub may not have copied everywhere yet what was written just before. */
  insist?: (refused: GitHubRefused) => boolean
  /** Asked for one time only: nothing can tell whether it took effect, and twice is worse than never. */
  once?: boolean
}

/** GitHub's REST API for one repository. Throws `GitHubUnreachable`, `GitHubPaused`, `GitHubDenied`, `GitHubRefused`; writes, `TooSoon` too. */
export interface GitHubClient {
  readonly owner: string
  readonly name: string
  /** The installation's token, for git. */
  token(): Promise<string>
  /** The App's login, as the author of what it wrote. */
  bot(): Promise<string>
  /** A request that changes nothing, made again after an answer that was lost. */
  read<Result>(what: string, ask: Ask<Result>): Promise<Result>
  /** Writes once: what may have taken effect is looked for before it is asked again. */
  write<Result, Found = never>(request: WriteRequest<Result, Found>): Promise<Result | Found>
  /** Runs again what may run again without looking, such as a fetch. */
  retry<Result>(work: () => Promise<Result>): Promise<Result>
}

export function createClient(options: GitHubForgeOptions): GitHubClient {
  const { owner, name, apiUrl = 'https://api.github.com', time = systemTime } = options
  const limits = { ...defaultLimits, ...options.limits }
  const fetch = createStrictFetch(options.fetch ?? globalThis.fetch, time, limits.answer)
  const credentials = createCredentials(options.app, { apiUrl, fetch, time })
  const { send, guard } = createSender(options, { apiUrl, fetch, credentials, limits, time })
  let past = noPastWrites
  let isRecalled = false
  const begun = time.now()

  const isPassing = (error: unknown): boolean => {
    if (error instanceof GitHubPaused) return error.until.getTime() - time.now().getTime() <= limits.patience
    return error instanceof GitHubUnreachable || (error instanceof GitHubRefused && error.status === 409)
  }
  /** Two seconds, then twice as long each time. A pause is waited for by the next request itself. */
  const backOff = async (error: unknown, attempt: number): Promise<void> => {
    if (!(error instanceof GitHubPaused)) await time.sleep(Math.ceil(2_000 * 2 ** (attempt - 1) * (1 + time.random() / 2)))
  }

  const retry = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work()
      } catch (error) {
        if (!isPassing(error) || attempt === limits.tries) throw error
        await backOff(error, attempt)
      }
    }
  }

  /** Our own pace: what would wait longer than our patience is to come again later, while others pass. */
  const waitForTurn = async (what: string, notifies: boolean): Promise<void> => {
    if (notifies && !isRecalled) {
      const { write, notices } = await recallWrites(client, begun)
      past = { write: Math.max(past.write ?? 0, write ?? 0), notices }
      isRecalled = true
    }
    const at = nextWriteAt(past, notifies)
    const wait = at - time.now().getTime()
    if (wait > limits.patience) throw new TooSoon(`GitHub is told of ${what}`, new Date(at))
    if (wait > 0) await time.sleep(wait)
  }

  const write = async <Result, Found>({ what, ask, look, notifies = false, insist = () => false, once = false }: WriteRequest<Result, Found>): Promise<Result | Found> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await waitForTurn(what, notifies)
        past = addWrite(past, time.now().getTime(), notifies)
        return await send(what, ask)
      } catch (error) {
        if (once) throw error
        const again = isPassing(error) || (error instanceof GitHubRefused && insist(error))
        if (!again && !(error instanceof GitHubRefused)) throw error
        if (again) await backOff(error, attempt)
        const found = look ? await look() : null
        if (found !== null) return found
        if (!again || attempt === limits.tries) throw error
      }
    }
  }

  const client: GitHubClient = {
    owner,
    name,
    token: () => retry(() => guard('the sign-in', credentials.token)),
    bot: () => retry(async () => `${await guard('the App’s name', credentials.slug)}[bot]`),
    read: (what, ask) => retry(() => send(what, ask)),
    write,
    retry,
  }
  return client
}
