import { join } from 'node:path'
import type { CommitId } from '../domain/ids.ts'
import { buildCommit } from '../git/build-commit.ts'
import { createBareRepository } from '../git/create-bare-repository.ts'
import { moveRef } from '../git/move-ref.ts'
import { readRefs } from '../git/read-refs.ts'
import { createTempDir } from './create-temp-dir.ts'

export type TestFiles = Readonly<Record<string, string | Buffer | null>>

export interface TempRepository {
  gitDir: string
  /** The first commit of `main`. */
  root: CommitId
  /** Commits on top of a branch (default `main`; made when absent), a minute after the last commit unless told. Null removes a file. */
  commit(files: TestFiles, options?: { message?: string; at?: string; branch?: string; otherParents?: CommitId[] }): Promise<CommitId>
}

/** A real bare repository whose `main` has one commit with `files`, removed when the test ends. */
export async function createTempRepository(files: TestFiles = { 'content/plan.md': '---\ntitle: Plan\n---\n' }): Promise<TempRepository> {
  const gitDir = join(await createTempDir(), 'plan.git')
  await createBareRepository(gitDir, async () => {})
  let minutes = 0
  const commit: TempRepository['commit'] = async (changed, { message, at, branch = 'main', otherParents = [] } = {}) => {
    const ref = `refs/heads/${branch}`
    const head = (await readRefs(gitDir, [ref])).get(ref) ?? null
    const date = at ?? new Date(Date.UTC(2026, 0, 1, 12, minutes++)).toISOString()
    const parents = head ? [head, ...otherParents] : otherParents
    const id = await buildCommit(gitDir, { parents, base: head, files: new Map(Object.entries(changed)), message: message ?? `Commit ${minutes}\n`, at: date })
    await moveRef(gitDir, ref, head, id)
    return id
  }
  return { gitDir, root: await commit(files), commit }
}
