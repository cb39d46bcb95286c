import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../domain/errors.ts'
import { runGit } from './run-git.ts'

/** There is something where a new repository should go; it was left as it was. */
export class RepositoryExists extends AppError {
  constructor(gitDir: string) {
    super('repository.exists', `${gitDir} is there already and was left as it was.`, { data: { gitDir } })
  }
}

/**
 * Makes a bare repository and fills it beside its place, then moves it there: cut at any point, `gitDir` is whole or absent.
 * Throws `RepositoryExists` when `gitDir` is there and not empty.
 */
export async function createBareRepository(gitDir: string, fill: (gitDir: string) => Promise<void>): Promise<void> {
  const entries = await readdir(gitDir).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : [gitDir]))
  if (entries.length > 0) throw new RepositoryExists(gitDir)
  const partial = `${gitDir}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(dirname(gitDir), { recursive: true })
  await runGit(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', '--object-format=sha1', '--', partial])
  await fill(partial).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true })
    throw error
  })
  await rename(partial, gitDir)
  await syncFolder(dirname(gitDir))
}

/** A rename is safe from a power cut once its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
