import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startServer, type RunningServer } from '../../src/testing/start-server.ts'
import { medianOf, type BenchRow } from './rows.ts'

const rounds = 7

/** From a coordinator's « accept » to the page that holds the new words being served, on the demonstration's plan, by the real server. */
export async function benchAcceptance(): Promise<BenchRow[]> {
  const planDir = await mkdtemp(join(tmpdir(), 'plan-vivant-bench-'))
  const begun = performance.now()
  const server = await startServer({ planDir })
  const ready = (performance.now() - begun) / 1000
  try {
    const cookie = await enter(server)
    const served: number[] = []
    const decided: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const id = await propose(server, round)
      await settle(server, id)
      const from = performance.now()
      await post(server, `api/desk/contributions/${id}/decision`, { outcome: 'accepted' }, cookie)
      decided.push((performance.now() - from) / 1000)
      while (!(await page(server)).includes(`mesure${round}`)) await wait(20)
      served.push((performance.now() - from) / 1000)
    }
    return [
      { name: 'from start to ready, forge made and thread replayed', median: ready, unit: 's', note: 'once' },
      { name: 'from accept to answer', median: medianOf(decided), unit: 's', note: `${rounds} rounds` },
      { name: 'from accept to page served', median: medianOf(served), unit: 's', note: `${rounds} rounds, ${served.map((each) => each.toFixed(1)).join(' ')}` },
    ]
  } finally {
    await server.stop()
    await rm(planDir, { recursive: true, force: true })
  }
}

/** The action's own text, without what its page says of pending proposals. */
async function page(server: RunningServer): Promise<string> {
  const html = await (await fetch(`${server.url}actions/monnaies-locales/`)).text()
  const start = html.indexOf('<div class="prose')
  return html.slice(start, html.indexOf('</div>', start))
}

async function enter(server: RunningServer): Promise<string> {
  const token = server.deskUrl.split('/').at(-2)
  const response = await request(server, 'api/session', { token })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function propose(server: RunningServer, round: number): Promise<string> {
  const begun = (await (await fetch(`${server.url}api/form?intention=modifier&element=monnaies-locales`)).json()) as { values: Record<string, string> }
  const cle = `bench${round}`.padEnd(24, 'x')
  const { id } = (await (await post(server, 'api/contributions', { ...begun.values, texte: `${begun.values['texte']} Voici la mesure${round}.`, accord: true, cle })).json()) as { id: string }
  return id
}

/** Waits until the site has told the proposal, so that its own build is over. */
async function settle(server: RunningServer, id: string): Promise<void> {
  for (;;) {
    const { main } = (await (await fetch(`${server.url}build.json`)).json()) as { main: string }
    const text = await (await fetch(`${server.url}contributions/${id}/`)).text()
    if (main && text.includes('data-search-body')) return
    await wait(50)
  }
}

async function post(server: RunningServer, path: string, body: unknown, cookie = ''): Promise<Response> {
  const response = await request(server, path, body, cookie)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response
}

function request(server: RunningServer, path: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(`${server.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', ...(cookie && { cookie }) }, body: JSON.stringify(body) })
}
