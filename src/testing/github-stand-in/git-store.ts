import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runGit } from '../../git/run-git.ts'
import type { GitInput } from '../../git/run-git.ts'

/** A test's repository is not worth a sync to disk. */
const fast = { GIT_CONFIG_COUNT: '0' }

export interface TreeEntry {
  path: string
  mode: string
  content?: string
  sha?: string | null
}

/** Runs git in a bare repository and returns what it said, trimmed. */
export async function git(gitDir: string, args: readonly string[], input?: GitInput): Promise<string> {
  return (await runGit(['--git-dir', gitDir, ...args], { env: fast, ...(input !== undefined && { input }) })).toString().trim()
}

/** Objects never change; asking git once is enough. */
const types = new Map<string, string>()

/** Type of an object, or null when it is not there. */
export async function typeOf(gitDir: string, sha: string): Promise<string | null> {
  const key = `${gitDir} ${sha}`
  const type = types.get(key) ?? (await git(gitDir, ['cat-file', '-t', sha]).catch(() => null))
  if (type) types.set(key, type)
  return type
}

export async function readRef(gitDir: string, ref: string): Promise<string | null> {
  const loose = await readFile(join(gitDir, ref), 'utf8').catch(() => '')
  if (loose) return loose.trim()
  if (!existsSync(join(gitDir, 'packed-refs'))) return null
  return git(gitDir, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]).catch(() => null)
}

/** Whether `commit` is `descendant` or in its history. */
export async function isAncestor(gitDir: string, commit: string, descendant: string): Promise<boolean> {
  return git(gitDir, ['merge-base', '--is-ancestor', commit, descendant]).then(() => true, () => false)
}

/** Ids of all files of a tree, by path. */
export async function listFiles(gitDir: string, tree: string): Promise<Map<string, string>> {
  const output = await git(gitDir, ['ls-tree', '-r', '-z', tree])
  const entries = output.split('\0').filter(Boolean).map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.split(/[ \t]/)[2]!] as const)
  return new Map(entries)
}

/** Stores a tree made of `base` (or nothing) and entries, and returns its id. */
export function storeTree(gitDir: string, base: string | undefined, entries: readonly TreeEntry[]): Promise<string> {
  return git(gitDir, ['fast-import', '--quiet', '--done'], formatTree(base, entries)).then((said) => said.split(/[ \t]/)[2] ?? '')
}

function* formatTree(base: string | undefined, entries: readonly TreeEntry[]): Generator<string | Buffer> {
  yield 'commit refs/scratch\ncommitter a <a@b> 1 +0000\ndata 0\n\n'
  if (base) yield `M 040000 ${base} ""\n`
  for (const { path, mode, content, sha } of [...entries].sort((one, other) => Number(one.sha !== null) - Number(other.sha !== null))) {
    const quoted = JSON.stringify(path)
    if (sha === null) yield `D ${quoted}\n`
    else if (sha) yield `M ${mode} ${sha} ${quoted}\n`
    else {
      const bytes = Buffer.from(content ?? '')
      yield `M ${mode} inline ${quoted}\ndata ${bytes.length}\n`
      if (bytes.length > 0) yield bytes
      yield '\n'
    }
  }
  yield `ls ""\nreset refs/scratch\nfrom ${'0'.repeat(40)}\ndone\n`
}

/** Stores a commit and returns its id. `who` is a name and an address; `seconds` since 1970. */
export function storeCommit(gitDir: string, commit: { tree: string; parents: readonly string[]; message: string; who: string; seconds: number }): Promise<string> {
  const { tree, parents, message, who, seconds } = commit
  const lines = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`), `author ${who} ${seconds} +0000`, `committer GitHub <noreply@github.com> ${seconds} +0000`]
  return git(gitDir, ['hash-object', '-t', 'commit', '-w', '--stdin'], `${lines.join('\n')}\n\n${message}`)
}

export interface ReadCommit {
  sha: string
  tree: string
  parents: string[]
  author: string
  address: string
  /** Of the committer, ISO 8601 in UTC. */
  date: string
  message: string
}

export async function readCommit(gitDir: string, commit: string): Promise<ReadCommit> {
  const [sha = '', tree = '', parents = '', author = '', address = '', seconds = '', ...message] = (await git(gitDir, ['show', '-s', '--format=%H%n%T%n%P%n%an%n%ae%n%ct%n%B', commit])).split('\n')
  return { sha, tree, parents: parents.split(' ').filter(Boolean), author, address, date: `${new Date(Number(seconds) * 1_000).toISOString().slice(0, 19)}Z`, message: message.join('\n') }
}

/** Moves a ref; `to` null deletes it. False when it was not at `expected` (null: must not exist). */
export function moveRefNow(gitDir: string, ref: string, expected: string | null, to: string | null): Promise<boolean> {
  const args = to === null ? ['update-ref', '-d', ref, expected ?? ''] : ['update-ref', ref, to, expected ?? '0'.repeat(40)]
  return git(gitDir, args).then(() => true, () => false)
}
