import type { CommitId } from '../domain/ids.ts'
import type { Heads, LoggedCommit, PlanRepository } from '../ports.ts'
import { RepositoryUnreadable } from '../ports.ts'
import { GitFailed } from './git-failed.ts'
import { findFile, listTree } from './list-tree.ts'
import { mergeBase } from './merge-base.ts'
import { isShallow, locateRepository } from './locate-repository.ts'
import type { GitDirs } from './locate-repository.ts'
import { readObjects } from './read-objects.ts'
import { readRefs } from './read-refs.ts'
import { streamLog } from './stream-log.ts'

export interface RepositoryOptions {
  /** Full names of the refs to read. One that is missing is looked for under `refs/remotes/origin/`, as `git clone` leaves it. */
  refs?: Partial<Record<keyof Heads, string>>
  /** Texts of blobs that were read before, by id, which says what they hold: they are not read again. What is read is added. */
  known?: Map<string, string>
}

const defaultRefs = { main: 'refs/heads/main', register: 'refs/heads/register', people: 'refs/heads/people' }

/** Reads a bare repository or a clone through git. Opening does nothing yet: each method throws `RepositoryUnreadable`. */
export function openRepository(folder: string, options: RepositoryOptions = {}): PlanRepository {
  const refs = { ...defaultRefs, ...options.refs }
  const { known } = options
  // What each folder and file held when it was read last: most of a folder is there the next time too.
  const lastTexts = new Map<string, Map<string, string>>()
  const readAgain = async (path: string, blobs: Iterable<string>): Promise<Map<string, string>> => {
    const texts = await readTexts((await dirs()).own, blobs, known ?? new Map(lastTexts.get(path)))
    if (!known) lastTexts.set(path, texts)
    return texts
  }
  let located: Promise<GitDirs> | null = null
  const dirs = (): Promise<GitDirs> => (located ??= locateRepository(folder).catch((error: unknown) => ((located = null), Promise.reject(error))))

  return {
    heads: () => explain(folder, async () => readHeads((await dirs()).own, refs, folder)),
    readFolder: (commit, path) =>
      explain(`Commit ${commit} of ${folder}`, async () => {
        const blobs = await listTree((await dirs()).own, requireId(commit), path)
        const texts = await readAgain(path, blobs.values())
        return new Map([...blobs].map(([file, blob]) => [path ? file.slice(path.length + 1) : file, texts.get(blob) ?? '']))
      }),
    readFile: (commit, path) =>
      explain(`Commit ${commit} of ${folder}`, async () => {
        const blob = await findFile((await dirs()).own, requireId(commit), path)
        return blob === null ? null : (await readAgain(path, [blob])).get(blob)!
      }),
    readBlobs: (blobs) => explain(folder, async () => readTexts((await dirs()).own, blobs, known)),
    mergeBase: (one, other) => explain(`The history of ${one} and ${other} in ${folder}`, async () => mergeBase((await requireWhole(await dirs(), folder)).own, requireId(one), requireId(other))),
    log: (commit, path) =>
      explain(`The history of ${commit} in ${folder}`, async () => {
        const { own } = await requireWhole(await dirs(), folder)
        const commits: LoggedCommit[] = []
        for await (const each of streamLog(own, requireId(commit), path)) commits.push(each)
        return commits
      }),
  }
}

async function readHeads(gitDir: string, refs: Record<keyof Heads, string>, folder: string): Promise<Heads> {
  const names = Object.values(refs)
  const found = await readRefs(gitDir, [...names, ...names.map(onOrigin)])
  const head = (ref: string): CommitId | null => found.get(ref) ?? found.get(onOrigin(ref)) ?? null
  const main = head(refs.main)
  if (!main) throw new RepositoryUnreadable(`${folder} has no branch ${refs.main}.`)
  return { main, register: head(refs.register), people: head(refs.people) }
}

function onOrigin(ref: string): string {
  return ref.replace(/^refs\/heads\//, 'refs/remotes/origin/')
}

/** In the order asked, each once. */
async function readTexts(gitDir: string, blobs: Iterable<string>, known = new Map<string, string>()): Promise<Map<string, string>> {
  const wanted = [...new Set(blobs)]
  for (const [id, bytes] of await readObjects(gitDir, wanted.filter((id) => !known.has(id)))) known.set(id, bytes.toString('utf8'))
  return new Map(wanted.map((id) => [id, known.get(id)!]))
}

function requireId(commit: CommitId): CommitId {
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new RepositoryUnreadable(`${JSON.stringify(commit)} is not a commit id.`)
  return commit
}

function requireWhole(dirs: GitDirs, folder: string): GitDirs {
  if (isShallow(dirs)) throw new RepositoryUnreadable(`${folder} is a shallow clone: its history was cut. Run « git fetch --unshallow » there, or clone it whole.`)
  return dirs
}

/** What git says names the missing object or the fault. */
async function explain<Result>(what: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error
    throw new RepositoryUnreadable(`${what} cannot be read. ${error.message}`, { cause: error })
  }
}
