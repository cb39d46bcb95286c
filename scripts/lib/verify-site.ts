import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { commitId } from '../../src/domain/ids.ts'
import { runGit } from '../../src/git/run-git.ts'
import { buildSite } from '../../src/site/build-site.ts'
import { hashCode } from '../../src/site/hash-code.ts'
import { siteInput } from '../../src/site/site-input.ts'
import { compareFolders } from './compare-folders.ts'
import type { FolderComparison } from './compare-folders.ts'

const { base, url, intakeUrl, demo, hold } = siteInput.shape
const buildFile = z.object({
  main: commitId,
  register: commitId.nullable(),
  people: commitId.nullable(),
  code: z.string(),
  settings: z.object({ base, url, intakeUrl, demo, hold }),
})

export type Verification =
  | { outcome: 'no-build-file' }
  /** States of the plan that the repository does not hold; only `people` may have been replaced on purpose. */
  | { outcome: 'missing-state'; branches: { branch: 'main' | 'register' | 'people'; commit: string }[] }
  /** `sameCode`: the software is the one that made the folder. The first folder of the comparison is the one given. */
  | { outcome: 'compared'; sameCode: boolean; comparison: FolderComparison }

/** Builds the site that `folder` says it is, from `repository`, and compares. Throws `BuildFailed`. */
export async function verifySite(folder: string, repository: string, project: string): Promise<Verification> {
  const read = await readBuildFile(folder)
  if (!read) return { outcome: 'no-build-file' }
  const heads = { main: read.main, register: read.register, people: read.people }
  const branches = await findMissing(repository, heads)
  if (branches.length > 0) return { outcome: 'missing-state', branches }
  const scratch = await mkdtemp(join(tmpdir(), 'plan-vivant-verify-'))
  try {
    const outDir = join(scratch, 'site')
    await buildSite({ ...read.settings, gitDir: repository, heads, outDir, cacheDir: join(scratch, 'cache'), pagesDir: join(scratch, 'pages') })
    return { outcome: 'compared', sameCode: (await hashCode(project)) === read.code, comparison: await compareFolders(folder, outDir) }
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

async function findMissing(repository: string, heads: { main: string; register: string | null; people: string | null }) {
  const missing: { branch: 'main' | 'register' | 'people'; commit: string }[] = []
  for (const branch of ['main', 'register', 'people'] as const) {
    const commit = heads[branch]
    if (commit === null) continue
    const held = await runGit(['-C', repository, 'cat-file', '-e', `${commit}^{commit}`]).then(() => true, () => false)
    if (!held) missing.push({ branch, commit })
  }
  return missing
}
