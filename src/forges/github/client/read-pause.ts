/** A header's value by its name in lower case, as octokit gives them. */
export type Headers = Readonly<Record<string, string | number | undefined>>

/** Without any hint GitHub asks for at least a minute. In milliseconds. */
const unknownPause = 60_000

/**
 * How long GitHub asks to wait, in milliseconds, or null when the answer is no rate limit. In GitHub's order: `Retry-After`
 * (seconds); else, with no request left, the reset header; else a minute, doubled for each pause in a row, up to an hour.
 * Source: docs.github.com, "Rate limits for the REST API".
 */
export function readPause(answer: { status: number; headers: Headers; message: string }, now: Date, pausesInARow: number): number | null {
  const { status, headers, message } = answer
  const retryAfter = Number(headers['retry-after'])
  const asked = Number.isFinite(retryAfter) && headers['retry-after'] !== undefined
  const spent = String(headers['x-ratelimit-remaining']) === '0'
  const limited = status === 429 || (status === 403 && (asked || spent || /rate limit|abuse detection/i.test(message)))
  if (!limited) return null
  if (asked) return Math.max(retryAfter, 1) * 1_000
  const reset = Number(headers['x-ratelimit-reset']) * 1_000 - now.getTime()
  if (spent && Number.isFinite(reset)) return Math.max(reset, 1_000)
  return Math.min(unknownPause * 2 ** pausesInARow, 60 * unknownPause)
}
