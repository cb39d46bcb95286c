import type { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { serveWhole } from '../build/served-build.ts'
import { createIntake } from '../intake/app.ts'
import type { IntakeOptions } from '../intake/app.ts'
import type { SiteStatus } from '../intake/context.ts'
import { createSigner } from '../intake/guards/signer.ts'
import { createCoordinators } from '../intake/private/coordinators.ts'
import type { Coordinators } from '../intake/private/coordinators.ts'
import { deliverRecord } from '../intake/private/deliver-record.ts'
import { createOutbox } from '../intake/private/outbox.ts'
import type { Delivery, Outbox, OutboxRecord } from '../intake/private/outbox.ts'
import { createPrivateFolder } from '../intake/private/private-folder.ts'
import type { PrivateFolder } from '../intake/private/private-folder.ts'
import { createTempDir } from './create-temp-dir.ts'
import { createTestForge } from './create-test-forge.ts'
import type { TestForge } from './create-test-forge.ts'

export interface TestIntake {
  app: Hono
  forge: TestForge
  outbox: Outbox
  folder: PrivateFolder
  coordinators: Coordinators
  clock: { now(): Date; set(iso: string): void }
  site: { dir: string | null; status: SiteStatus; rebuilds: number }
  /** What nobody expected, as reported. */
  errors: unknown[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Posts a form from the site itself. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  json(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Resolves when nothing waits in the outbox, or when the forge refuses what does. `post` and `json` wait for it. */
  drained(): Promise<void>
  /** A coordinator's session, as a header. */
  signIn(name?: string): Promise<Record<string, string>>
}

export interface TestIntakeOptions {
  settings?: Partial<IntakeOptions['settings']>
  rateLimit?: IntakeOptions['rateLimit']
  forge?: TestForge
  planDir?: string
  /** Stands before the delivery. */
  deliver?(record: OutboxRecord, deliver: () => Promise<Delivery>): Promise<Delivery>
}

/** The whole intake over a real repository and a real private folder, without a port to listen on. */
export async function createTestIntake(options: TestIntakeOptions = {}): Promise<TestIntake> {
  const forge = options.forge ?? (await createTestForge())
  let now = new Date('2026-10-01T10:00:00Z')
  const clock = { now: () => now, set: (iso: string) => void (now = new Date(iso)) }
  const folder = await createPrivateFolder(options.planDir ?? `${await createTempDir()}/private`)
  const coordinators = createCoordinators(folder, createSigner(folder.key), clock)
  const deliver = (record: OutboxRecord) => deliverRecord(forge, clock, record)
  const outbox = await createOutbox({ folder, clock, deliver: (record) => (options.deliver ? options.deliver(record, () => deliver(record)) : deliver(record)) })
  onTestFinished(() => outbox.stop())
  const site: TestIntake['site'] = { dir: null, status: { building: false, progress: [], lastError: null }, rebuilds: 0 }
  const errors: unknown[] = []
  const app = createIntake({
    forge: forge.forge,
    clock,
    folder,
    outbox,
    coordinators,
    settings: { base: '/', url: null, intakeUrl: null, hold: false, ...options.settings },
    site: { current: () => (site.dir === null ? null : serveWhole(site.dir)), status: () => site.status, rebuild: () => void (site.rebuilds += 1), follow: () => void (site.rebuilds += 1) },
    report: (error) => void errors.push(error),
    ...(options.rateLimit && { rateLimit: options.rateLimit }),
  })
  const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
  const drained = async () => {
    while (outbox.pending().length > 0 && !outbox.lastFailure()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const send = async (path: string, body: string | URLSearchParams, headers: Record<string, string>) => {
    const answer = await app.request(path, { method: 'POST', body, headers })
    await drained()
    return answer
  }
  const post: TestIntake['post'] = (path, form, headers = {}) => send(path, new URLSearchParams(form), { ...own, ...headers })
  return {
    app,
    forge,
    outbox,
    folder,
    coordinators,
    clock,
    site,
    errors,
    post,
    get: async (path, headers = {}) => app.request(path, { headers }),
    json: (path, body, headers = {}) => send(path, JSON.stringify(body), { 'content-type': 'application/json', ...headers }),
    drained,
    async signIn(name = 'Ana') {
      const token = coordinators.tokenOf(await coordinators.add(name))
      const answer = await post(`/coordination/entrer/${token}/`, {})
      return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
    },
  }
}
