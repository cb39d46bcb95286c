import { AppError } from '../../../domain/errors.ts'
import { GitHubDenied, GitHubRefused, GitHubUnreachable } from './errors.ts'
import type { Headers } from './read-pause.ts'

/** What an octokit error says; null when it is no answer of GitHub's. */
export interface Answer {
  status: number
  headers: Headers
  message: string
}

/** The answer inside an error that octokit threw, or null: nothing came back. */
export function readAnswer(error: unknown): Answer | null {
  const { response } = error as { response?: { status?: number; headers?: Headers; data?: { message?: string; errors?: unknown } } }
  if (!response || typeof response.status !== 'number') return null
  const { message = '', errors } = response.data ?? {}
  return { status: response.status, headers: response.headers ?? {}, message: errors === undefined ? message : `${message} ${JSON.stringify(errors)}` }
}

/**
 * The error to throw for one of octokit's, rate limits apart. `what` names the request. An error that is ours already stays; one
 * that octokit did not make from a request or an answer is a fault of this program and stays too.
 */
export function explainError(error: unknown, what: string): unknown {
  if (error instanceof AppError) return error
  const { cause } = error as { cause?: unknown }
  if (cause instanceof AppError) return cause
  const answer = readAnswer(error)
  if (!answer) return isTransport(error) ? new GitHubUnreachable(`${what}: ${String((error as Error).message)}`, { cause: error }) : error
  const { status, message } = answer
  if (status >= 500) return new GitHubUnreachable(`${what}: ${status}`, { cause: error, data: { status } })
  if ([401, 403, 404, 410, 451].includes(status)) return new GitHubDenied(status, what, { cause: error })
  return new GitHubRefused(status, what, message, { cause: error })
}

/** octokit wraps what `fetch` rejects with in an error that has a status and a request and no response, but for an abort. */
function isTransport(error: unknown): boolean {
  const { name, status, cause } = error as { name?: string; status?: number; cause?: unknown }
  return name === 'AbortError' || name === 'TimeoutError' || (name === 'HttpError' && status === 500 && cause !== undefined)
}
