import type { Octokit } from 'octokit'
import type { GitHubForgeOptions, GitHubLimits } from '../options.ts'
import type { Time } from '../time.ts'
import { createOctokitClass } from './create-credentials.ts'
import type { Credentials } from './create-credentials.ts'
import { GitHubPaused } from './errors.ts'
import { explainError, readAnswer } from './explain-error.ts'
import { readPause } from './read-pause.ts'
import type { Fetch } from './strict-fetch.ts'

/** One request, made with octokit's methods and the repository's `owner` and `repo`. */
export type Ask<Result> = (rest: Octokit['rest'], repo: { owner: string; repo: string }) => Promise<{ data: Result }>

export interface Sender {
  /** Makes one request, once; `what` names it in errors. Throws `GitHubUnreachable`, `GitHubPaused`, `GitHubDenied`, `GitHubRefused`. */
  send<Result>(what: string, ask: Ask<Result>): Promise<Result>
  /** The same for work that makes its request itself, such as signing in. */
  guard<Result>(what: string, work: () => Promise<Result>): Promise<Result>
}

export interface SenderParts {
  apiUrl: string
  fetch: Fetch
  credentials: Credentials
  limits: GitHubLimits
  time: Time
}

/** Three heads are read side by side. */
const mostRenewals = 3

/** Sends requests as the App; when GitHub asks for a pause, all of them wait. */
export function createSender({ owner, name }: Pick<GitHubForgeOptions, 'owner' | 'name'>, { apiUrl, fetch, credentials, limits, time }: SenderParts): Sender {
  const { rest, hook } = new (createOctokitClass(apiUrl, fetch))()
  const repo = { owner, repo: name }
  let pausedUntil = 0
  let pausesInARow = 0

  const used = new WeakMap<object, string>()
  hook.before('request', async (request) => {
    const token = await credentials.token()
    request.headers.authorization = `token ${token}`
    used.set(request, token)
  })
  hook.error('request', (error, request) => {
    if (readAnswer(error)?.status === 401) credentials.forget(used.get(request) ?? '')
    throw error
  })

  const waitForPause = async (): Promise<void> => {
    const wait = pausedUntil - time.now().getTime()
    if (wait > limits.patience) throw new GitHubPaused(new Date(pausedUntil))
    if (wait > 0) await time.sleep(wait)
  }

  /** An expired token did nothing: it is replaced and the request made again; requests side by side may each find another's token expired. */
  const guard = async <Result>(what: string, work: () => Promise<Result>, renewals = 0): Promise<Result> => {
    await waitForPause()
    try {
      const result = await work()
      pausesInARow = 0
      return result
    } catch (error) {
      const answer = readAnswer(error)
      if (answer?.status === 401 && renewals < mostRenewals) return guard(what, work, renewals + 1)
      const pause = answer && readPause(answer, time.now(), pausesInARow)
      if (!pause) throw explainError(error, what)
      pausesInARow += 1
      pausedUntil = time.now().getTime() + Math.ceil(pause * (1 + time.random() / 10))
      throw new GitHubPaused(new Date(pausedUntil), { cause: error })
    }
  }
  return {
    guard: (what, work) => guard(what, work),
    send: (what, ask) => guard(what, async () => (await ask(rest, repo)).data),
  }
}
