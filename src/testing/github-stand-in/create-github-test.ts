import { join } from 'node:path'
import { createGitHubForge } from '../../forges/github/create-github-forge.ts'
import type { GitHubForgeOptions } from '../../forges/github/options.ts'
import type { Forge } from '../../ports.ts'
import { createTempDir } from '../create-temp-dir.ts'
import { createTempRepository } from '../create-temp-repository.ts'
import type { TestFiles } from '../create-temp-repository.ts'
import { createManualTime } from './manual-time.ts'
import type { ManualTime } from './manual-time.ts'
import { createPeople } from './people.ts'
import type { People } from './people.ts'
import { startStandIn } from './start-stand-in.ts'
import type { StandIn, StandInOptions } from './serve-stand-in.ts'

export interface GitHubTest {
  standIn: StandIn
  time: ManualTime
  people: People
  /** The repository on the stand-in. */
  gitDir: string
  createForge(over?: Partial<GitHubForgeOptions>): ReturnType<typeof createGitHubForge>
  /** A forge in a process that dies at the first request that goes wrong: from then on nothing more leaves it. */
  createMortalForge(): Forge
}

export class ProcessDied extends Error {}

/** A stand-in of GitHub over a new repository with `files`, and forges on it that share one mirror. */
export async function createGitHubTest(files: TestFiles, over: Partial<StandInOptions> = {}): Promise<GitHubTest> {
  const { gitDir } = await createTempRepository(files)
  return openGitHubTest({ gitDir, mirror: join(await createTempDir(), 'mirror.git'), ...over })
}

/** A stand-in of GitHub over a repository that is there, and forges on it that share the mirror. */
export async function openGitHubTest({ gitDir, mirror, ...options }: { gitDir: string; mirror: string } & Partial<StandInOptions>): Promise<GitHubTest> {
  const time = createManualTime()
  const standIn = await startStandIn({ gitDir, time, ...options })
  const { owner, name, app } = standIn.hub
  const createForge: GitHubTest['createForge'] = (over = {}) => createGitHubForge({ owner, name, app, apiUrl: standIn.apiUrl, remote: gitDir, gitDir: mirror, time, ...over })
  const createMortalForge = (): Forge => {
    const { faults } = standIn
    const live = (): void => {
      if (standIn.faults > faults) throw new ProcessDied()
    }
    const sleep = async (milliseconds: number): Promise<void> => (live(), time.sleep(milliseconds))
    const fetch: typeof globalThis.fetch = async (...args) => (live(), globalThis.fetch(...args))
    return createForge({ time: { ...time, sleep }, fetch })
  }
  return { standIn, time, people: createPeople(standIn.hub, time), gitDir, createForge, createMortalForge }
}
