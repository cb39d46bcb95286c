import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createTempDir } from './create-temp-dir.ts'

const run = promisify(execFile)

export interface Checkout {
  folder: string
  git(...args: string[]): Promise<string>
  /** Writes files and commits all that changed, a minute after the commit before. Answers its id. */
  commit(author: string, files: Record<string, string>, message?: string): Promise<string>
}

/** A checkout that real git commands write, each commit by the author given. */
export async function createCheckout(): Promise<Checkout> {
  const folder = await createTempDir()
  let minute = 0
  const git = async (...args: string[]): Promise<string> => (await run('git', ['-C', folder, '-c', 'user.name=Robot', '-c', 'user.email=robot@example.org', ...args], { env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: date(), GIT_COMMITTER_DATE: date() } })).stdout.trim()
  const date = (): string => `${1_700_000_000 + minute * 60} +0000`
  await git('init', '--quiet', '--initial-branch=main')
  const commit = async (author: string, files: Record<string, string>, message = 'Change'): Promise<string> => {
    minute += 1
    for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text)
    await git('add', '--all')
    await git('commit', '--quiet', '--allow-empty', '-m', message, `--author=${author} <${author.toLowerCase()}@example.org>`)
    return git('rev-parse', 'HEAD')
  }
  return { folder, git, commit }
}
