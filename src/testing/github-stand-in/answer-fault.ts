import type { ServerResponse } from 'node:http'
import type { FaultKind } from './faults.ts'
import type { Hub } from './hub.ts'

const secondaryLimit = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits' }
const primaryLimit = { message: `API rate limit exceeded for installation ID 1.`, documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#primary-rate-limit-for-github-app-installations' }

/** Answers in the way of a fault. `whole` is what the answer should have been. */
export function answerFault(kind: FaultKind, response: ServerResponse, hub: Hub, whole: Buffer, onHang: () => void): void {
  const json = (status: number, body: object, headers: Record<string, string> = {}): void => void response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body))
  const reset = String(Math.floor(hub.now().getTime() / 1_000) + 900)
  switch (kind) {
    case 'lost':
    case 'reset':
      return void response.destroy()
    case 'cut':
      response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'content-length': String(whole.length + 10) })
      return void response.write(whole.subarray(0, whole.length / 2), () => response.destroy())
    case 'hang':
      return onHang()
    case 'error-500':
      return json(500, { message: 'Server Error' })
    case 'html-502':
      return void response.writeHead(502, { 'content-type': 'text/html; charset=utf-8' }).end('<html><title>Unicorn!</title></html>')
    case 'primary-limit':
      return json(403, primaryLimit, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset })
    case 'primary-limit-retry-after':
      return json(429, primaryLimit, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, 'retry-after': '30' })
    case 'secondary-limit':
      return json(403, secondaryLimit)
    case 'secondary-limit-retry-after':
      return json(403, secondaryLimit, { 'retry-after': '45' })
    case 'expired-token':
      hub.tokens.clear()
      return json(401, { message: 'Bad credentials' })
    case 'already-exists':
      return json(422, { message: 'Validation Failed', errors: [{ code: 'already_exists' }] })
    case 'not-there-yet':
      return json(422, { message: 'Object does not exist' })
    case 'conflict-409':
      return json(409, { message: 'Conflict' })
  }
}
