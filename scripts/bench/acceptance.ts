import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { SearchHead } from '../../src/search/search-index.ts'
import { startServer, type RunningServer } from '../../src/testing/start-server.ts'
import { makePlanRepository } from './build/make-plan-repository.ts'
import { medianOf, type BenchRow } from './rows.ts'

const rounds = 7
/** 10 + 90 + 900 items. */
const large = { axes: 10, objectives: 9, actions: 10 }

/** From a coordinator's « accept » to the page that holds the new words being served, by the real server, on the demonstration's plan and on one of 1,000 items. */
export async function benchAcceptance(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plan-vivant-bench-'))
  try {
    const demo = await acceptOn(join(folder, 'demo'), {}, 'monnaies-locales')
    await makePlanRepository(join(folder, 'large.git'), large)
    const thousand = await acceptOn(join(folder, 'large'), { PLAN_SOURCE: join(folder, 'large.git') }, 'action-450')
    return [
      { name: 'from start to ready, forge made and thread replayed', median: demo.ready, unit: 's', note: 'once' },
      { name: 'from accept to answer', median: medianOf(demo.decided), unit: 's', note: `${rounds} rounds` },
      { name: 'from accept to page served', median: medianOf(demo.served), unit: 's', note: list(demo.served) },
      { name: 'from accept to search index served', median: medianOf(demo.searched), unit: 's', note: list(demo.searched) },
      { name: '1,000 items: from start to ready', median: thousand.ready, unit: 's', note: 'once' },
      { name: '1,000 items: from accept to page served', median: medianOf(thousand.served), unit: 's', note: `limit 3; ${list(thousand.served)}` },
      { name: '1,000 items: from accept to search index served', median: medianOf(thousand.searched), unit: 's', note: `limit 15; ${list(thousand.searched)}` },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Accepted {
  ready: number
  /** Seconds from « accept », each round. */
  decided: number[]
  served: number[]
  searched: number[]
}

async function acceptOn(planDir: string, env: Record<string, string>, item: string): Promise<Accepted> {
  const begun = performance.now()
  const server = await startServer({ planDir, env })
  const accepted: Accepted = { ready: (performance.now() - begun) / 1000, decided: [], served: [], searched: [] }
  try {
    const cookie = await enter(server)
    for (let round = 1; round <= rounds; round += 1) {
      const documents = await countDocuments(server)
      const id = await propose(server, item, round)
      await settle(server, documents)
      const index = await readIndex(server)
      const from = performance.now()
      const since = (): number => (performance.now() - from) / 1000
      await post(server, `api/desk/contributions/${id}/decision`, { outcome: 'accepted' }, cookie)
      accepted.decided.push(since())
      while (!(await page(server, item)).includes(`mesure${round}`)) await wait(20)
      accepted.served.push(since())
      while ((await readIndex(server)) === index) await wait(20)
      accepted.searched.push(since())
    }
    return accepted
  } finally {
    await server.stop()
  }
}

function list(seconds: readonly number[]): string {
  return `${rounds} rounds, ${seconds.map((each) => each.toFixed(1)).join(' ')}`
}

async function readIndex(server: RunningServer): Promise<string> {
  return (await fetch(`${server.url}recherche/index.json`)).text()
}

/** The action's own text, without what its page says of pending proposals. */
async function page(server: RunningServer, item: string): Promise<string> {
  const html = await (await fetch(`${server.url}actions/${item}/`)).text()
  const start = html.indexOf('<div class="prose')
  return html.slice(start, html.indexOf('</div>', start))
}

async function enter(server: RunningServer): Promise<string> {
  const token = server.deskUrl.split('/').at(-2)
  const response = await request(server, 'api/session', { token })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function propose(server: RunningServer, item: string, round: number): Promise<string> {
  const begun = (await (await fetch(`${server.url}api/form?intention=modifier&element=${item}`)).json()) as { values: Record<string, string> }
  const cle = `bench${round}`.padEnd(24, 'x')
  const { id } = (await (await post(server, 'api/contributions', { ...begun.values, texte: `${begun.values['texte']} Voici la mesure${round}.`, accord: true, cle })).json()) as { id: string }
  return id
}

/** Waits until the search index has more than `documents`: the proposal's own build is over then. */
async function settle(server: RunningServer, documents: number): Promise<void> {
  while ((await countDocuments(server)) <= documents) await wait(50)
}

async function countDocuments(server: RunningServer): Promise<number> {
  return (JSON.parse(await readIndex(server)) as SearchHead).documents.length
}

async function post(server: RunningServer, path: string, body: unknown, cookie = ''): Promise<Response> {
  const response = await request(server, path, body, cookie)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response
}

function request(server: RunningServer, path: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', ...(cookie && { cookie }) }, body: JSON.stringify(body) })
}
