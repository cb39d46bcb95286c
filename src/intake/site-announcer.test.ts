import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ForgePaused } from '../ports.ts'
import type { PlanRepository } from '../ports.ts'
import { createGitHubPlan, openGitHubPlan } from '../testing/create-github-plan.ts'
import type { GitHubPlan } from '../testing/create-github-plan.ts'
import { proposer, smallPlan } from '../testing/create-test-forge.ts'
import { createTempDir } from '../testing/create-temp-dir.ts'
import type { FaultKind } from '../testing/github-stand-in/faults.ts'
import { createManualTime } from '../testing/github-stand-in/manual-time.ts'
import { createPrivateFolder } from './private/private-folder.ts'
import { createSiteAnnouncer } from './site-announcer.ts'

const minutes = (count: number): number => count * 60_000

/** Branches that a test moves, and what was asked for: after how long, and at which `register`. */
async function begin() {
  const time = createManualTime()
  const folder = await createPrivateFolder(await createTempDir())
  const start = time.now().getTime()
  const heads = { main: 'm0', register: 'r0', people: 'p0' }
  const asked: [at: number, register: string][] = []
  const reported: unknown[] = []
  const host: { fault: Error | null; death: { moment: 'before' | 'after'; came(): void } | null } = { fault: null, death: null }
  const announce = async (): Promise<void> => {
    if (host.fault) throw host.fault
    if (host.death?.moment !== 'before') asked.push([time.now().getTime() - start, heads.register])
    if (!host.death) return
    host.death.came()
    await new Promise(() => {})
  }
  /** A new process. */
  const open = () => createSiteAnnouncer({ forge: { repository: { heads: async () => ({ ...heads }) } as PlanRepository, announce }, folder, clock: time, every: minutes(2), report: (error) => reported.push(error) })
  const plan = {
    ...{ time, heads, asked, reported, host },
    announcer: open(),
    restart: () => (plan.announcer = open()),
    /** What the server does: it asks again and again. */
    async pass(duration: number) {
      for (let left = duration; left > 0; left -= 10_000) {
        await plan.announcer.follow()
        await time.sleep(10_000)
      }
    },
  }
  return plan
}

describe('createSiteAnnouncer', () => {
  it('asks once for many changes in a minute, once more after two minutes, and then no more', async () => {
    const { heads, asked, pass } = await begin()
    for (let change = 1; change <= 6; change += 1) {
      heads.register = `r${change}`
      await pass(10_000)
    }
    await pass(minutes(20))
    expect(asked).toEqual([[0, 'r1'], [minutes(2), 'r6']])
  })

  it('asks for a name that was erased, and not for what moves main alone', async () => {
    const { heads, asked, pass } = await begin()
    await pass(minutes(2))
    heads.main = 'm1'
    await pass(minutes(4))
    expect(asked).toHaveLength(1)
    heads.people = 'p1'
    await pass(minutes(4))
    expect(asked).toHaveLength(2)
  })

  it('goes on from the process before it: nothing new is not asked for, what is new in its turn', async () => {
    const { heads, asked, pass, restart } = await begin()
    await pass(10_000)
    restart()
    await pass(minutes(10))
    expect(asked).toHaveLength(1)
    heads.register = 'r1'
    await pass(10_000)
    heads.register = 'r2'
    restart()
    await pass(minutes(10))
    expect(asked.slice(1)).toEqual([[610_000, 'r1'], [730_000, 'r2']])
  })

  it.each(['before', 'after'] as const)('asks again, in its turn, when the process died just %s the host was asked', async (moment) => {
    const { announcer, asked, host, pass, restart } = await begin()
    await new Promise<void>((came) => {
      host.death = { moment, came }
      void announcer.follow()
    })
    host.death = null
    restart()
    await pass(minutes(10))
    expect(asked).toEqual([...(moment === 'after' ? [[0, 'r0']] : []), [minutes(2), 'r0']])
  })

  it('tries again after a failure, less and less often, tells of it once, and rejects never', async () => {
    const { asked, host, pass, reported } = await begin()
    host.fault = new Error('no answer')
    await pass(minutes(5))
    host.fault = null
    await pass(minutes(10))
    expect(asked).toEqual([[minutes(6), 'r0']])
    expect(reported).toHaveLength(1)
  })

  it('sits out a pause that the host asks for, which is nobody’s fault', async () => {
    const { asked, host, pass, reported, time } = await begin()
    host.fault = new ForgePaused('Later.', new Date(time.now().getTime() + minutes(15)))
    await pass(10_000)
    host.fault = null
    await pass(minutes(30))
    expect(asked).toEqual([[minutes(15), 'r0']])
    expect(reported).toEqual([])
  })

  it('never asks twice in two minutes, and always for the last change, whatever happens when', async () => {
    const step = fc.record({ wait: fc.integer({ min: 1, max: 30 }), does: fc.constantFrom('change', 'restart', 'break', 'mend', 'nothing') })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const plan = await begin()
        let changes = 0
        for (const { wait, does } of steps) {
          if (does === 'change') plan.heads.register = `r${(changes += 1)}`
          if (does === 'restart') plan.restart()
          if (does === 'break' || does === 'mend') plan.host.fault = does === 'break' ? new Error('no answer') : null
          await plan.pass(wait * 10_000)
        }
        plan.host.fault = null
        await plan.pass(minutes(65))
        expect(plan.asked.at(-1)?.[1]).toBe(`r${changes}`)
        for (const [index, [at]] of plan.asked.slice(1).entries()) expect(at - plan.asked[index]![0]).toBeGreaterThanOrEqual(minutes(2))
      }),
      { numRuns: 15 },
    )
  })
})

describe('the site on Pages', () => {
  const env = { PLAN_INTAKE_URL: 'https://form.example/plan' }
  let events = 0
  const suggest = async ({ outbox, drained }: Pick<GitHubPlan, 'outbox' | 'drained'>, id: string): Promise<void> => {
    await outbox.add({ entry: { id: `00000000e${(events += 1)}`, at: '2026-02-03T00:00:00.000Z', by: proposer, type: 'submit', draft: { kind: 'idea', id, person: proposer, text: 'Un four solaire.' } } })
    await drained()
  }

  it('is asked for after a proposal, whatever GitHub answers first, also by the next process; no delivery feels it', { timeout: 120_000 }, async () => {
    const plan = await createGitHubPlan({ files: smallPlan, env })
    const { standIn, time, settings } = plan
    const { hub } = standIn
    await plan.announcer!.follow()
    expect(hub.dispatches).toEqual(['plan-changed'])

    const faults: FaultKind[] = ['error-500', 'html-502', 'secondary-limit', 'primary-limit', 'expired-token']
    standIn.plan = ({ path }) => (path.endsWith('/dispatches') ? (faults.shift() ?? null) : null)
    await suggest(plan, '000000000a')
    for (let hours = 0; faults.length > 0 && hours < 10; hours += 1) {
      await time.sleep(minutes(60))
      await plan.announcer!.follow()
    }
    expect(hub.dispatches).toHaveLength(2)
    expect(plan.reported).toHaveLength(1)
    expect(plan.outbox.pending()).toEqual([])
    expect(hub.issues).toHaveLength(1)

    await suggest(plan, '000000000b')
    const next = await openGitHubPlan({ standIn, time, planDir: settings.planDir, env })
    await time.sleep(minutes(2))
    await next.announcer!.follow()
    await time.sleep(minutes(2))
    await next.announcer!.follow()
    expect(hub.dispatches).toHaveLength(3)
  })

  it('is asked for once where the answer is lost, and again in its turn', async () => {
    const plan = await createGitHubPlan({ files: smallPlan, env })
    const { hub } = plan.standIn
    plan.standIn.plan = ({ path }) => (path.endsWith('/dispatches') ? 'lost' : null)
    await plan.announcer!.follow()
    await plan.announcer!.follow()
    expect(hub.dispatches).toHaveLength(1)
    plan.standIn.plan = null
    await plan.time.sleep(minutes(2))
    await plan.announcer!.follow()
    expect(hub.dispatches).toHaveLength(2)
  })

  it('is not there where the intake serves the site itself', async () => {
    expect((await createGitHubPlan({ files: smallPlan })).announcer).toBeUndefined()
  })
})
