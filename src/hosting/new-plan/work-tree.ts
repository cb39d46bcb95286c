import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** As in `git/build-commit.ts`: nobody's name enters Git. */
const identity = { NAME: 'Plan vivant', EMAIL: 'plan-vivant@localhost' }

/** A checkout as its host has it, with the host's own Git settings (line ends, ignored files). */
export interface WorkTree {
  /** Name of the branch; null where no branch is checked out. */
  branch(): Promise<string | null>
  /** Paths that are changed or new, as `git status` says them; empty when all is committed. */
  unsaved(): Promise<string[]>
  /** Every file that Git follows or would add, `/`-separated: none that it was told to ignore. */
  files(): Promise<string[]>
  /** Whether history was cut when it was cloned. */
  isShallow(): Promise<boolean>
  /** Makes the branch begin with what stands in the folder, without anything before it. Returns the commit that it was at. */
  startHistory(message: string): Promise<string>
  /** Commits all that stands in the folder. Returns the commit that the branch was at; null where nothing had changed. */
  commitAll(message: string): Promise<string | null>
}

/** Null where the folder has no `.git` of its own. */
export function openWorkTree(folder: string): WorkTree | null {
  if (!existsSync(join(folder, '.git'))) return null
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  const git = async (args: string[], over: Record<string, string> = {}): Promise<string> => (await run('git', args, { cwd: folder, env: { ...env, LC_ALL: 'C', ...over }, maxBuffer: 2 ** 26 })).stdout.trimEnd()

  const commit = async (before: string, parents: string[], message: string, command: string): Promise<void> => {
    const who = Object.fromEntries(Object.entries(identity).flatMap(([key, value]) => [[`GIT_AUTHOR_${key}`, value], [`GIT_COMMITTER_${key}`, value]]))
    const made = await git(['commit-tree', await git(['write-tree']), ...parents, '-m', message], who)
    await git(['update-ref', '-m', command, 'HEAD', made, before])
  }

  return {
    branch: () => git(['symbolic-ref', '--short', 'HEAD']).catch(() => null),
    unsaved: async () => (await git(['status', '--porcelain', '-z'])).split('\0').filter(Boolean).map((line) => line.slice(3)),
    // Said still of a file that was deleted by hand.
    files: async () => (await git(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'])).split('\0').filter((path) => path !== '' && existsSync(join(folder, path))),
    isShallow: async () => (await git(['rev-parse', '--is-shallow-repository'])) === 'true',
    async startHistory(message) {
      const before = await git(['rev-parse', 'HEAD'])
      await git(['add', '--all'])
      await commit(before, [], message, 'npm run new')
      return before
    },
    async commitAll(message) {
      const before = await git(['rev-parse', 'HEAD'])
      await git(['add', '--all'])
      if ((await git(['diff', '--cached', '--name-only'])) === '') return null
      await commit(before, ['-p', before], message, 'npm run update')
      return before
    },
  }
}
