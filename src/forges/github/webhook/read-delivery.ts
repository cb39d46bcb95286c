import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { NoticeFault } from '../../../ports.ts'

/** What a webhook's request carries: the body's bytes as they came, and headers by lower-case name. */
export interface WebhookRequest {
  body: Uint8Array
  header(name: string): string | undefined
}

export interface WebhookSettings {
  /** Shared with GitHub, at least 16 characters. */
  secret: string
  owner: string
  /** The repository's name. */
  name: string
}

/** All that a webhook tells us: something happened to a number, or to a branch. The state itself is read from the API. */
export interface Delivery {
  /** GitHub's id of the delivery; the same one may come twice. */
  id: string
  event: string
  /** Issue or pull request to look at. */
  number: number | null
  /** Full name of the ref that moved. */
  ref: string | null
}

/** GitHub caps a payload at 25 MB; what matters to us is small. In bytes. */
const largest = 1_000_000

const numbered = z.object({ number: z.number().int().positive() })
const payload = z.object({ repository: z.object({ full_name: z.string() }), issue: numbered.optional(), pull_request: numbered.optional(), ref: z.string().max(300).optional() })

/**
 * Reads a webhook's request, trusting nothing before its signature (HMAC-SHA-256 of the raw body, compared in constant time) and
 * taking only what is about the configured repository. Returns why it is refused otherwise; throws for a secret that is too short.
 */
export function readDelivery({ body, header }: WebhookRequest, { secret, owner, name }: WebhookSettings): Delivery | { fault: NoticeFault } {
  if (secret.length < 16) throw new RangeError('The webhook’s secret has fewer than 16 characters: anyone could sign.')
  if (body.byteLength > largest) return { fault: 'too-large' }
  const signature = header('x-hub-signature-256')
  if (!signature) return { fault: 'unsigned' }
  if (!isSigned(body, secret, signature)) return { fault: 'forged' }
  const [id, event] = [header('x-github-delivery'), header('x-github-event')]
  const parsed = payload.safeParse(readJson(body))
  if (!id || !event || !parsed.success) return { fault: 'malformed' }
  const { repository, issue, pull_request: pull, ref } = parsed.data
  if (repository.full_name.toLowerCase() !== `${owner}/${name}`.toLowerCase()) return { fault: 'foreign' }
  return { id, event, number: (pull ?? issue)?.number ?? null, ref: ref ?? null }
}

function isSigned(body: Uint8Array, secret: string, signature: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return null
  }
}
