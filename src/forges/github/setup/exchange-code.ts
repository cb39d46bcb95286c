import { z } from 'zod'
import { AppError } from '../../../domain/errors.ts'
import { createStrictFetch } from '../client/strict-fetch.ts'
import type { Fetch } from '../client/strict-fetch.ts'
import { systemTime } from '../time.ts'

/** A code lives an hour, and is worth one App. In milliseconds, for one answer. */
const patience = 20_000

const made = z.object({ id: z.number(), slug: z.string(), html_url: z.string(), pem: z.string(), webhook_secret: z.string().nullish(), client_id: z.string(), client_secret: z.string() })

export interface MadeApp {
  appId: number
  slug: string
  /** The App's page on GitHub, from which it is installed. */
  pageUrl: string
  privateKey: string
  webhookSecret?: string
  clientId: string
  clientSecret: string
}

/** Exchanges the code that GitHub gave for the App's credentials. Throws `SetupCodeRefused`; no message holds a secret. */
export async function exchangeCode(code: string, { apiUrl, fetch = globalThis.fetch }: { apiUrl: string; fetch?: Fetch | undefined }): Promise<MadeApp> {
  const ask = createStrictFetch(fetch, systemTime, patience)
  const response = await ask(`${apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`, { method: 'POST', headers: { accept: 'application/vnd.github+json' } })
  const parsed = made.safeParse(response.status === 201 ? await response.json() : null)
  if (!parsed.success) throw new SetupCodeRefused(response.status)
  const { id, slug, html_url, pem, webhook_secret, client_id, client_secret } = parsed.data
  return { appId: id, slug, pageUrl: html_url, privateKey: pem, clientId: client_id, clientSecret: client_secret, ...(webhook_secret && { webhookSecret: webhook_secret }) }
}

/** The code was used, is too old, or was never GitHub's. The App, if it was made, can be deleted on GitHub and made again. */
export class SetupCodeRefused extends AppError {
  constructor(status: number) {
    super('setup.code-refused', `GitHub did not exchange the code (${status}). Begin again with npm run setup:github.`, { data: { status } })
  }
}
