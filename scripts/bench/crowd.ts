import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startServerOnGitHub } from '../../src/testing/start-server-on-github.ts'
import { makePlanRepository } from './build/make-plan-repository.ts'
import { medianOf, type BenchRow } from './rows.ts'

const people = 300
const minute = 60_000

/**
 * `people` proposals within a minute, sent to the real server while what came before leaves for GitHub (a stand-in) and pages are made
 * again: how long each person waits for « C'est reçu », by the sender's clock.
 */
export async function benchCrowd(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plan-vivant-bench-'))
  try {
    const gitDir = join(folder, 'plan.git')
    await makePlanRepository(gitDir, { axes: 2, objectives: 2, actions: 6 })
    const { server, standIn, stop } = await startServerOnGitHub({ gitDir, planDir: join(folder, 'private') })
    try {
      const begun = performance.now()
      const waited = await Promise.all(Array.from({ length: people }, async (_, count) => {
        await wait((count * minute) / people)
        return sendIdea(server.url, count)
      }))
      const took = (performance.now() - begun) / 1000
      const kept = (await readdir(join(server.planDir, 'private/outbox'))).length
      const gone = standIn.hub.issues.length
      if (kept + gone < people) throw new Error(`${people} were acknowledged, ${kept} are on disk and ${gone} on GitHub.`)
      return [
        { name: `${people} submissions in ${took.toFixed(0)} s: from sending to acknowledgement`, median: medianOf(waited), unit: 'ms', note: 'the real server, on a stand-in of GitHub' },
        { name: 'the slowest of them', median: Math.max(...waited), unit: 'ms', note: `limit 1,000; ${kept} on disk, ${gone} on GitHub at the end of the minute` },
      ]
    } finally {
      await stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Milliseconds until the answer. Throws one that is no acknowledgement. */
async function sendIdea(url: string, count: number): Promise<number> {
  const from = performance.now()
  const answer = await fetch(`${url}api/contributions`, {
    method: 'POST',
    // Everybody has an address of their own, as behind a proxy.
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${Math.floor(count / 250)}.${count % 250}` },
    body: JSON.stringify({ intention: 'idee', texte: `Idée numéro ${count}, pour voir.`, accord: true }),
  })
  await answer.text()
  if (answer.status !== 202) throw new Error(`${answer.status} to submission ${count}.`)
  return performance.now() - from
}
