import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readMarker } from '../../forges/github/text/marker.ts'
import { createGitHubPlan, openGitHubPlan } from '../create-github-plan.ts'
import { smallPlan } from '../create-test-forge.ts'
import { isWrite } from '../github-stand-in/faults.ts'
import { git } from '../github-stand-in/git-store.ts'

const people = 300
const minute = 60_000

/** Most of the instants (milliseconds, in order) that any such span holds. */
function mostWithin(instants: readonly number[], span: number): number {
  return Math.max(...instants.map((from, index) => instants.slice(index).filter((at) => at - from < span).length))
}

it(`${people} ideas at once: all kept, all out in the end, once, at GitHub’s pace, through a restart`, { timeout: 300_000 }, async () => {
  const plan = await createGitHubPlan({ files: smallPlan })
  const { standIn, time } = plan
  const { planDir } = plan.settings
  const waiting = () => readdir(join(planDir, 'private/outbox'))
  const [writes, notices, registers]: number[][] = [[], [], []]
  standIn.plan = (request) => {
    const now = time.now().getTime()
    if (isWrite(request)) writes!.push(now)
    if (isWrite(request) && request.path.endsWith('/issues')) notices!.push(now)
    if (isWrite(request) && /refs/.test(request.path) && /heads.register/.test(decodeURIComponent(request.path) + JSON.stringify(request.body))) registers!.push(now)
    return null
  }

  // Nothing leaves yet: what acknowledges a submission asks nothing of GitHub and waits for nobody.
  await plan.outbox.stop()
  const asked = standIn.requests.length
  for (let count = 0; count < people; count += 1) {
    const answer = await plan.intake.request('/api/contributions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${count % 250}` },
      body: JSON.stringify({ intention: 'idee', texte: `Idée numéro ${count}.`, accord: true }),
    })
    expect(answer.status).toBe(202)
  }
  expect(await waiting()).toHaveLength(people)
  expect(standIn.requests).toHaveLength(asked)

  const first = await openGitHubPlan({ standIn, time, planDir })
  while (standIn.hub.issues.length < people / 3) await new Promise((resolve) => setTimeout(resolve, 5))
  await first.outbox.stop()
  const second = await openGitHubPlan({ standIn, time, planDir })
  await second.drained()

  expect(await waiting()).toEqual([])
  expect(await second.outbox.listSetAside()).toEqual([])
  expect(standIn.hub.issues).toHaveLength(people)
  expect(new Set(standIn.hub.issues.map(({ body }) => readMarker(body))).size).toBe(people)
  const events = (await git(standIn.hub.gitDir, ['ls-tree', '-r', '--name-only', 'register'])).split('\n')
  expect(events.filter((path) => path.includes('-submitted-'))).toHaveLength(people)
  expect(mostWithin(writes!, 1_000)).toBe(1)
  expect(mostWithin(notices!, 3_000)).toBe(1)
  expect(mostWithin(notices!, minute)).toBeLessThanOrEqual(60)
  expect(mostWithin(notices!, 60 * minute)).toBeLessThanOrEqual(250)
  expect(mostWithin(registers!, minute)).toBe(1)
  expect(notices!.at(-1)! - notices![0]!).toBeLessThan(2 * 60 * minute)
})
