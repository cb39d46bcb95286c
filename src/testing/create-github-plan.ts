import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openForge } from '../intake/open-forge.ts'
import { prepareForge } from '../intake/prepare-forge.ts'
import { createPrivateFolder } from '../intake/private/private-folder.ts'
import { writeGitHubCredentials } from '../intake/private/github-credentials.ts'
import { runPlan } from '../intake/run-plan.ts'
import type { RunningPlan } from '../intake/run-plan.ts'
import type { Site } from '../intake/context.ts'
import { readSettings } from '../settings/settings.ts'
import type { Settings } from '../settings/settings.ts'
import type { Forge } from '../ports.ts'
import { createTempDir } from './create-temp-dir.ts'
import { createTempRepository } from './create-temp-repository.ts'
import type { TestFiles } from './create-temp-repository.ts'
import type { TestIntake } from './create-test-intake.ts'
import { createManualTime, createManualTiming } from './github-stand-in/manual-time.ts'
import type { ManualTime } from './github-stand-in/manual-time.ts'
import { createPeople } from './github-stand-in/people.ts'
import type { People } from './github-stand-in/people.ts'
import { appClient } from './github-stand-in/routes-sign-in.ts'
import { startStandIn } from './github-stand-in/start-stand-in.ts'
import type { StandIn } from './github-stand-in/serve-stand-in.ts'

export interface GitHubPlan extends RunningPlan, Pick<TestIntake, 'get' | 'post'> {
  standIn: StandIn
  time: ManualTime
  people: People
  settings: Settings
  forge: Forge
  /** How often a build was asked for; `openSite` makes one. */
  rebuilds(): number
  /** What kept something from being done for now. */
  reported: unknown[]
  /** Resolves when nothing waits in the outbox any more. */
  drained(): Promise<void>
  /** A coordinator's session, as a header. */
  signIn(): Promise<Record<string, string>>
}

export interface GitHubPlanOptions {
  /** Files of `main`. */
  files: TestFiles
  /** Variables besides the repository and its address. */
  env?: Record<string, string>
}

/** The whole product in this process, on a stand-in of GitHub, put together as the real server does. Time moves only when somebody waits. */
export async function createGitHubPlan({ files, env = {} }: GitHubPlanOptions): Promise<GitHubPlan> {
  const { gitDir } = await createTempRepository(files)
  const time = createManualTime()
  const standIn = await startStandIn({ gitDir, time })
  return openGitHubPlan({ standIn, time, planDir: await createTempDir(), env})
}

/** The same on a stand-in and a folder that are there: a new process after the death of another. */
export async function openGitHubPlan({ standIn, time, planDir, env = {} }: { standIn: StandIn; time: ManualTime; planDir: string; env?: Record<string, string> }): Promise<GitHubPlan> {
  const { owner, name, app } = standIn.hub
  const settings = readSettings({ PLAN_DIR: planDir, PLAN_GITHUB_REPOSITORY: `${owner}/${name}`, PLAN_GITHUB_API_URL: standIn.apiUrl, PLAN_URL: 'http://localhost', ...env }, planDir)
  const folder = await createPrivateFolder(join(planDir, 'private'))
  await writeGitHubCredentials(folder, { appId: app.id, privateKey: app.privateKey, installationId: app.installationId, clientId: appClient.id, clientSecret: appClient.secret })
  const forge = await openForge({ settings, folder, deskUrl: (id) => `http://localhost/coordination/contributions/${id}/`, gitHub: { time } })
  const publicUrl = (id: string): string => `http://localhost/contributions/${id}/`
  const fail = (error: unknown): never => {
    throw error
  }
  await prepareForge({ settings, forge, checkout: planDir, clock: time, publicUrl, onStep: () => {}, onStale: fail })
  const reported: unknown[] = []
  let rebuilds = 0
  const site: Site = { current: () => null, status: () => ({ building: false, progress: [], lastError: null }), rebuild: () => void (rebuilds += 1), follow: () => void (rebuilds += 1) }
  const plan = await runPlan({ settings, forge, folder, site, clock: time, publicUrl, coordinatorName: 'Coordination', report: (error) => reported.push(error), timing: createManualTiming(time) })
  onTestFinished(() => plan.outbox.stop())
  await plan.refresh()
  const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
  const post: GitHubPlan['post'] = async (path, form, headers = {}) => plan.intake.request(path, { method: 'POST', body: new URLSearchParams(form), headers: { ...own, ...headers } })
  return {
    ...plan,
    standIn,
    time,
    people: createPeople(standIn.hub, time),
    settings,
    forge,
    rebuilds: () => rebuilds,
    reported,
    post,
    get: async (path, headers = {}) => plan.intake.request(path, { headers }),
    async drained() {
      while (plan.outbox.pending().length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    async signIn() {
      const answer = await post(`/coordination/entrer/${plan.coordinators.tokenOf(plan.first)}/`, {})
      return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
    },
  }
}
