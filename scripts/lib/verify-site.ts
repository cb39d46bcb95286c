import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { commitId } from '../../src/domain/ids.ts'
import { runGit } from '../../src/git/run-git.ts'
import { buildSite } from '../../src/build/build-site.ts'
import { hashCode } from '../../src/build/hash-code.ts'
import { siteSettings } from '../../src/site/site-input.ts'
import { compareFolders } from './compare-folders.ts'
import type { FolderComparison } from './compare-folders.ts'

const buildFile = z.object({
  main: commitId,
  register: commitId.nullable(),
  people: commitId.nullable(),
  code: z.string(),
  settings: siteSettings,
})

export type Verification =
  | { outcome: 'no-build-file' }
  /** States of the plan that the repository does not hold; only `people` may have been replaced on purpose. */
  | { outcome: 'missing-state'; branches: MissingState[] }
  /**
   * The first folder of the comparison is the one given. `sameCode`: the software is the one that made it. `unheld`: states that
   * the repository has, but that no branch of it leads to.
   */
  | { outcome: 'compared'; sameCode: boolean; unheld: MissingState[]; comparison: FolderComparison }

export interface MissingState {
  branch: 'main' | 'register' | 'people'
  commit: string
}

/** Builds the site that `folder` says it is, from `repository`, and compares. Throws `BuildFailed`. */
export async function verifySite(folder: string, repository: string, project: string): Promise<Verification> {
  const read = await readBuildFile(folder)
  if (!read) return { outcome: 'no-build-file' }
  const heads = { main: read.main, register: read.register, people: read.people }
  const branches = await filterStates(heads, async ({ commit }) => !(await isThere(repository, ['cat-file', '-e', `${commit}^{commit}`])))
  if (branches.length > 0) return { outcome: 'missing-state', branches }
  const scratch = await mkdtemp(join(tmpdir(), 'plan-vivant-verify-'))
  try {
    const outDir = join(scratch, 'site')
    await buildSite({ ...read.settings, gitDir: repository, heads, outDir, cacheDir: join(scratch, 'cache') })
    // `people` has no history: an older state of it is on no branch, on purpose.
    const unheld = await filterStates({ ...heads, people: null }, async ({ commit }) => !(await isThere(repository, ['for-each-ref', '--contains', commit, 'refs/heads', 'refs/remotes'])))
    return { outcome: 'compared', unheld, sameCode: (await hashCode(project)) === read.code, comparison: await compareFolders(folder, outDir) }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function readBuildFile(folder: string): Promise<z.infer<typeof buildFile> | null> {
  try {
    return buildFile.parse(JSON.parse(await readFile(join(folder, 'build.json'), 'utf8')))
  } catch {
    return null
  }
}

async function filterStates(heads: Readonly<Record<MissingState['branch'], string | null>>, isWanted: (state: MissingState) => Promise<boolean>): Promise<MissingState[]> {
  const states = (['main', 'register', 'people'] as const).flatMap((branch): MissingState[] => (heads[branch] === null ? [] : [{ branch, commit: heads[branch] }]))
  const wanted = await Promise.all(states.map(isWanted))
  return states.filter((_, index) => wanted[index])
}

/** Whether git answers, and for a list with something. */
function isThere(repository: string, args: readonly string[]): Promise<boolean> {
  return runGit(['-C', repository, ...args]).then((output) => args[0] === 'cat-file' || output.length > 0, () => false)
}
