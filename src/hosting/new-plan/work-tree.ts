import { execFile } from 'node:child_process'
import { copyFile, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { removeFiles } from './checkout-files.ts'

const run = promisify(execFile)
/** As in `git/build-commit.ts`: nobody's name enters Git. */
const identity = { NAME: 'Plan vivant', EMAIL: 'plan-vivant@localhost' }

/** Files that one command names: a command line has a limit. */
const atOnce = 200

/** A checkout as its host has it, with the host's own Git settings (line ends, ignored files). */
export interface WorkTree {
  /** Name of the branch; null where no branch is checked out. */
  branch(): Promise<string | null>
  /** Commit that the branch is at. */
  head(): Promise<string>
  /** The remote that the branch is sent to; null where there is none. */
  remote(): Promise<string | null>
  /** Where a file of Git's own stands. */
  gitPath(name: string): Promise<string>
  /** Paths that are changed or new, as `git status` says them; empty when all is committed. */
  unsaved(): Promise<string[]>
  /** The same, with each file of a new folder. */
  changed(): Promise<string[]>
  /** Every file that Git follows or would add, `/`-separated: none that it was told to ignore. */
  files(): Promise<string[]>
  /** Whether history was cut when it was cloned. */
  isShallow(): Promise<boolean>
  /** Makes the branch begin with what stands in the folder, without anything before it. Returns the commit that it was at. */
  startHistory(message: string): Promise<string>
  /** Makes files as they are in the commit that the branch is at: those that are not in it go. */
  restore(paths: readonly string[]): Promise<void>
  /** Commits all that stands in the folder. Returns the commit that the branch was at; null where nothing had changed. */
  commitAll(message: string): Promise<string | null>
}

/** Null where the folder has no `.git` of its own. */
export function openWorkTree(folder: string): WorkTree | null {
  if (!existsSync(join(folder, '.git'))) return null
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  const git = async (args: string[], over: Record<string, string> = {}): Promise<string> => (await run('git', args, { cwd: folder, env: { ...env, LC_ALL: 'C', ...over }, maxBuffer: 2 ** 26 })).stdout.trimEnd()

  const head = () => git(['rev-parse', 'HEAD'])
  const gitPath = async (name: string) => resolve(folder, await git(['rev-parse', '--git-path', name]))
  const status = async (...how: string[]) => (await git(['status', '--porcelain', '-z', '--no-renames', ...how])).split('\0').filter(Boolean).map((line) => line.slice(3))

  /** Git that is stopped while it writes its index leaves it locked: it writes one of ours, which takes the place of its own once it is whole. */
  const withIndex = async (fill: (own: { GIT_INDEX_FILE: string }) => Promise<void>): Promise<void> => {
    const own = { GIT_INDEX_FILE: await gitPath('plan-vivant-index') }
    for (const path of [own.GIT_INDEX_FILE, `${own.GIT_INDEX_FILE}.lock`]) await rm(path, { force: true })
    await fill(own)
    await rename(own.GIT_INDEX_FILE, await gitPath('index'))
  }

  const commit = async (before: string, parents: string[], message: string, command: string): Promise<void> => {
    const who = Object.fromEntries(Object.entries(identity).flatMap(([key, value]) => [[`GIT_AUTHOR_${key}`, value], [`GIT_COMMITTER_${key}`, value]]))
    const made = await git(['commit-tree', await git(['write-tree']), ...parents, '-m', message], who)
    await git(['update-ref', '-m', command, 'HEAD', made, before])
  }

  return {
    branch: () => git(['symbolic-ref', '--short', 'HEAD']).catch(() => null),
    head,
    remote: async () => (await git(['rev-parse', '--abbrev-ref', '@{upstream}']).catch(() => '')).split('/')[0] || null,
    gitPath,
    unsaved: () => status(),
    changed: () => status('--untracked-files=all'),
    // Said still of a file that was deleted by hand.
    files: async () => (await git(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'])).split('\0').filter((path) => path !== '' && existsSync(join(folder, path))),
    isShallow: async () => (await git(['rev-parse', '--is-shallow-repository'])) === 'true',
    async startHistory(message) {
      const before = await head()
      await git(['add', '--all'])
      await commit(before, [], message, 'npm run new')
      return before
    },
    async restore(paths) {
      await withIndex(async (own) => {
        await git(['read-tree', 'HEAD'], own)
        const followed = new Set((await git(['ls-files', '-z'], own)).split('\0'))
        await removeFiles(folder, paths.filter((path) => !followed.has(path) && existsSync(join(folder, path))))
        const kept = paths.filter((path) => followed.has(path))
        for (let from = 0; from < kept.length; from += atOnce) await git(['checkout-index', '-f', '-u', '--', ...kept.slice(from, from + atOnce)], own)
      })
    },
    async commitAll(message) {
      const before = await head()
      await withIndex(async (own) => {
        await copyFile(await gitPath('index'), own.GIT_INDEX_FILE)
        await git(['add', '--all'], own)
      })
      if ((await git(['diff', '--cached', '--name-only'])) === '') return null
      await commit(before, ['-p', before], message, 'npm run update')
      return before
    },
  }
}
