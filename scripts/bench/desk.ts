import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalForge } from '../../src/forges/local/create-local-forge.ts'
import { buildCommit } from '../../src/git/build-commit.ts'
import { createBareRepository } from '../../src/git/create-bare-repository.ts'
import { moveRef } from '../../src/git/move-ref.ts'
import { createIntake } from '../../src/intake/app.ts'
import { createSigner } from '../../src/intake/guards/signer.ts'
import { createCoordinators } from '../../src/intake/private/coordinators.ts'
import { deliverRecord } from '../../src/intake/private/deliver-record.ts'
import { createOutbox } from '../../src/intake/private/outbox.ts'
import { createPrivateFolder } from '../../src/intake/private/private-folder.ts'
import { makeBenchItems } from '../../src/merge/bench-pairs.ts'
import { appendEvents } from '../../src/register/append-events.ts'
import { buildId, buildPersonId } from '../../src/testing/build-event.ts'
import { buildPlanFiles } from '../../src/testing/build-plan-files.ts'
import { medianOf, type BenchRow } from './rows.ts'

const items = 250
const proposals = 3_000
const rounds = 7
const at = '2026-02-01T10:00:00.000Z'

/** The desk's list with 3,000 pending proposals on 250 items, as its server answers it: the first time, again, narrowed, after a decision. */
export async function benchDesk(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plan-vivant-bench-'))
  try {
    const gitDir = join(folder, 'forge.git')
    const made = makeBenchItems(items, proposals, 1)
    await writePlan(gitDir, made.map(({ base }) => base))
    const forge = createLocalForge({ gitDir })
    const { main } = await forge.refresh()
    const events = made.flatMap(({ proposals: bodies }, item) => bodies.map((body) => ({ item: `action-${item + 1}`, body }))).map(({ item, body }, index) => {
      const [id, person] = [buildId(index + 1), buildPersonId(index + 1)]
      const draft = { kind: 'amendment' as const, id, person, base: main, changes: [{ type: 'revise' as const, item, body }] }
      return { type: 'submitted' as const, id, at, by: person, contribution: id, draft }
    })
    await appendEvents(forge, events, at)
    const desk = await openDesk(folder, forge)
    // A server has read the plan since its start.
    await desk.read('/proposer/?intention=idee')
    const first = await desk.time('')
    const again = await repeat(() => desk.time(''))
    const narrowed = await repeat((round) => desk.time(`?partie=action-${round}`))
    const searched = await desk.time('?q=transition')
    const colliding = await repeat(() => desk.time('?etat=memes-mots'))
    const after: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await desk.accept(buildId(round * 12 + 1))
      after.push(await desk.time(''))
    }
    const note = `${proposals} proposals on ${items} items, fifty lines a page`
    return [
      { name: 'desk: first page, first time', median: first, unit: 'ms', note: `${note}, the plan read; limit 1,000 ms` },
      { name: 'desk: first page, again', median: medianOf(again), unit: 'ms' },
      { name: 'desk: one part of the plan', median: medianOf(narrowed), unit: 'ms' },
      { name: 'desk: those that touch the same words', median: medianOf(colliding), unit: 'ms' },
      { name: 'desk: first search of a word in all', median: searched, unit: 'ms', note: 'each proposal is told once' },
      { name: 'desk: first page after a decision', median: medianOf(after), unit: 'ms', note: `${rounds} rounds, the plan and the register read again` },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writePlan(gitDir: string, bodies: readonly string[]): Promise<void> {
  await createBareRepository(gitDir, async () => {})
  const plan = buildPlanFiles({ axes: 5, objectives: 5, actions: bodies.length / 25, body: (count) => `${bodies[count - 1]}\n` })
  const files = new Map([...plan].map(([path, text]): [string, string] => [`content/${path}`, text]))
  const commit = await buildCommit(gitDir, { parents: [], base: null, files, message: 'plan: first\n', at })
  await moveRef(gitDir, 'refs/heads/main', null, commit)
}

async function openDesk(path: string, forge: ReturnType<typeof createLocalForge>) {
  const clock = { now: () => new Date('2026-03-01T18:00:00Z') }
  const folder = await createPrivateFolder(join(path, 'private'))
  const coordinators = createCoordinators(folder, createSigner(folder.key), clock)
  const context = { forge, publicUrl: (id: string) => `/contributions/${id}/` }
  const outbox = await createOutbox({ folder, clock, deliver: (record) => deliverRecord(context, clock, record) })
  const site = { current: () => null, status: () => ({ building: false, progress: [], lastError: null }), rebuild: () => {}, follow: () => {} }
  const app = createIntake({ forge, clock, folder, outbox, coordinators, site, settings: { base: '/', url: null, intakeUrl: null, hold: false } })
  const token = coordinators.tokenOf(await coordinators.add('Ana'))
  const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
  const entered = await app.request(`/coordination/entrer/${token}/`, { method: 'POST', headers: own })
  const headers = { ...own, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' }
  return {
    async read(path: string): Promise<void> {
      await (await app.request(path, { headers })).text()
    },
    async time(query: string): Promise<number> {
      const from = performance.now()
      const answer = await app.request(`/coordination/${query}`, { headers })
      const page = await answer.text()
      const took = performance.now() - from
      if (answer.status !== 200 || !page.includes('row-title')) throw new Error(`The desk answered ${answer.status}: ${page.slice(0, 500)}`)
      return took
    },
    async accept(id: string): Promise<void> {
      const answer = await app.request(`/api/desk/contributions/${id}/decision`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ outcome: 'accepted' }) })
      if (!answer.ok) throw new Error(`${id}: ${answer.status} ${await answer.text()}`)
    },
  }
}

async function repeat(measure: (round: number) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let round = 1; round <= rounds; round += 1) times.push(await measure(round))
  return times
}
