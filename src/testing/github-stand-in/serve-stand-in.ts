import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, dirname } from 'node:path'
import { Hono } from 'hono'
import { answerFault } from './answer-fault.ts'
import { ApiFault, formatApiFault } from './api-fault.ts'
import { isDone } from './faults.ts'
import type { FaultPlan, Received } from './faults.ts'
import { createHub } from './hub.ts'
import type { Hub, Permissions } from './hub.ts'
import type { ManualTime } from './manual-time.ts'
import { addAppRoutes } from './routes-app.ts'
import { addHostRoutes, addRepositoryRoutes } from './routes-host.ts'
import { addGitRoutes } from './routes-git.ts'
import { addIssueRoutes } from './routes-issues.ts'
import { addSignInRoutes } from './routes-sign-in.ts'
import { runBackEnd } from './serve-git.ts'

export interface StandIn {
  hub: Hub
  /** Base address of the REST API, as on GitHub Enterprise Server: git and people go to the same host. */
  apiUrl: string
  /** Every request received, in order. */
  requests: Received[]
  /** What goes wrong from now on; null: nothing. */
  plan: FaultPlan | null
  /** How many requests went wrong so far. */
  faults: number
}

export interface StandInOptions {
  /** The bare repository that it serves. */
  gitDir: string
  /** Its clock, and what ends a request that hangs. */
  time: Pick<ManualTime, 'now' | 'expire'>
  /** What the App was granted; default: what its manifest asks for. */
  permissions?: Permissions
  /** Issues, pull requests and comments that are there at first. */
  state?: Pick<Hub, 'issues' | 'comments' | 'events'>
}

const apiPath = '/api/v3'

/** A stand-in of GitHub's REST API over a bare repository, on a local port, until it is stopped. */
export async function serveStandIn({ gitDir, time, permissions, state }: StandInOptions): Promise<StandIn & { stop(): Promise<void> }> {
  const hub = { ...createHub({ gitDir, now: () => time.now(), ...(permissions && { permissions }) }), ...structuredClone(state) }
  const app = createApi(hub)
  const server = createServer((request, response) => void serve(request, response).catch((error: unknown) => response.destroy(error as Error)))
  const stop = (): Promise<void> => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections()))
  const standIn: StandIn & { stop(): Promise<void> } = { hub, apiUrl: '', requests: [], plan: null, faults: 0, stop }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.url?.startsWith(`/${hub.owner}/${hub.name}.git/`)) return serveRepository(hub, incoming, response)
    const { request, received } = await readRequest(incoming)
    standIn.requests.push(received)
    const kind = standIn.plan?.(received) ?? null
    const answer = kind && !isDone(kind) ? null : await app.fetch(request)
    const body = answer ? Buffer.from(await answer.arrayBuffer()) : Buffer.alloc(0)
    if (kind) standIn.faults += 1
    if (kind && (!answer || answer.ok)) return answerFault(kind, response, hub, body, () => time.expire())
    response.writeHead(answer!.status, { date: new Date(hub.now().getTime() + hub.settings.skew).toUTCString(), ...Object.fromEntries(answer!.headers) }).end(body)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  standIn.apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${apiPath}`
  return standIn
}

function createApi(hub: Hub): Hono {
  const app = new Hono()
  app.onError((error, context) => {
    if (error instanceof ApiFault) return context.json(formatApiFault(error), error.status)
    throw error
  })
  app.notFound((context) => context.json({ message: 'Not Found' }, 404))
  addHostRoutes(app, hub)
  addAppRoutes(app, hub)
  addRepositoryRoutes(app, hub)
  addSignInRoutes(app, hub)
  addGitRoutes(app, hub)
  addIssueRoutes(app, hub)
  return app
}

/** The repository over HTTP, for those who have an installation token. */
function serveRepository(hub: Hub, request: IncomingMessage, response: ServerResponse): void {
  const [, token = ''] = Buffer.from(request.headers.authorization?.split(' ')[1] ?? '', 'base64').toString().split(':')
  if ((hub.tokens.get(token) ?? 0) <= hub.now().getTime()) return void response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end()
  runBackEnd(dirname(hub.gitDir), (request.url ?? '').replace(`/${hub.owner}/${hub.name}.git`, `/${basename(hub.gitDir)}`), request, response)
}

async function readRequest(incoming: IncomingMessage): Promise<{ request: Request; received: Received }> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const { pathname, search, href } = new URL(incoming.url?.replace(new RegExp(`^${apiPath}(?=/)`), '') ?? '/', 'http://127.0.0.1')
  const method = incoming.method ?? 'GET'
  const headers = new Headers(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]))
  const request = new Request(href, { method, headers, ...(bytes.length > 0 && { body: bytes }) })
  return { request, received: { method, path: pathname, query: search, body: bytes.length > 0 ? JSON.parse(bytes.toString()) : null } }
}
