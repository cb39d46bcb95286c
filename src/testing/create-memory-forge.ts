import { createHash } from 'node:crypto'
import type { CommitId } from '../domain/ids.ts'
import type { Branch, CommitWrite, Forge, LoggedCommit, PlanRepository } from '../ports.ts'
import { BranchMoved, RepositoryUnreadable } from '../ports.ts'

interface StoredCommit extends Omit<LoggedCommit, 'files'> {
  /** Text by path from the root. */
  tree: ReadonlyMap<string, string>
}

const hash = (kind: string, text: string): string => createHash('sha1').update(`${kind}\n${text}`).digest('hex')

/**
 * A forge in memory, for tests that make thousands of commits. A commit's id depends on what is written alone, as in the local
 * forge. It checks no path and no text: the contract suite is for forges that keep something.
 */
export function createMemoryForge(files: Readonly<Record<string, string>>, at = '2026-01-01T00:00:00.000Z'): Forge {
  const commits = new Map<CommitId, StoredCommit>()
  const blobs = new Map<string, string>()
  const heads = new Map<Branch, CommitId>()

  const find = (id: CommitId): StoredCommit => {
    const commit = commits.get(id)
    if (!commit) throw new RepositoryUnreadable(`commit ${id} is not there`)
    return commit
  }
  const blobOf = (text: string): string => {
    const id = hash('blob', text)
    blobs.set(id, text)
    return id
  }
  const store = ({ parents, base, files: changed, message, at: date }: Pick<CommitWrite, 'parents' | 'base' | 'files' | 'message' | 'at'>): CommitId => {
    const tree = new Map(base === null ? [] : find(base).tree)
    for (const [path, text] of changed) {
      if (text === null) tree.delete(path)
      else tree.set(path, text)
    }
    const id = hash('commit', JSON.stringify([parents, base, [...changed].sort(), message, date]))
    commits.set(id, { id, parents: [...parents], at: date, author: 'Plan vivant', message, tree })
    return id
  }
  /** Itself, then nearest first. */
  const ancestorsOf = (id: CommitId): Set<CommitId> => {
    const found = new Set([id])
    for (const each of found) for (const parent of find(each).parents) found.add(parent)
    return found
  }
  const isAncestor = (id: CommitId, head: CommitId): boolean => {
    for (let commit: StoredCommit | undefined = find(head); commit; commit = commit.parents[0] === undefined ? undefined : find(commit.parents[0])) if (commit.id === id) return true
    return false
  }
  const move = (branch: Branch, expected: CommitId | null, to: CommitId): void => {
    const actual = heads.get(branch) ?? null
    if (actual === expected) heads.set(branch, to)
    else if (actual === null || !isAncestor(to, actual)) throw new BranchMoved(branch, { expected, actual })
  }
  const filesOf = (commit: StoredCommit, folder: string): LoggedCommit['files'] => {
    const before = commit.parents[0] === undefined ? new Map<string, string>() : find(commit.parents[0]).tree
    const paths = new Set([...before.keys(), ...commit.tree.keys()])
    return [...paths].filter((path) => path.startsWith(`${folder}/`) && before.get(path) !== commit.tree.get(path)).map((path) => {
      const text = commit.tree.get(path)
      return { path, blob: text === undefined ? null : blobOf(text) }
    })
  }
  const logged = new Map<string, LoggedCommit>()
  const logOne = (commit: StoredCommit, folder: string): LoggedCommit => {
    const key = `${commit.id} ${folder}`
    const { tree: _, ...rest } = commit
    const known = logged.get(key) ?? { ...rest, files: filesOf(commit, folder) }
    logged.set(key, known)
    return known
  }

  const repository: PlanRepository = {
    heads: async () => ({ main: heads.get('main')!, register: heads.get('register') ?? null, people: heads.get('people') ?? null }),
    readFile: async (commit, path) => find(commit).tree.get(path) ?? null,
    readFolder: async (commit, folder) => new Map([...find(commit).tree].flatMap(([path, text]) => (folder === '' ? [[path, text] as const] : path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), text] as const] : []))),
    async log(commit, folder) {
      const line: LoggedCommit[] = []
      for (let one: StoredCommit | undefined = find(commit); one; one = one.parents[0] === undefined ? undefined : find(one.parents[0])) line.push(logOne(one, folder))
      return line.reverse().filter((one) => one.files.length > 0)
    },
    async mergeBase(one, other) {
      const above = ancestorsOf(one)
      return [...ancestorsOf(other)].find((id) => above.has(id)) ?? null
    },
    readBlobs: async (ids) => new Map(ids.map((id) => [id, blobs.get(id)!])),
  }
  heads.set('main', store({ parents: [], base: null, files: new Map(Object.entries(files)), message: 'plan: import\n', at }))

  return {
    repository,
    refresh: () => repository.heads(),
    headOf: async (branch) => heads.get(branch) ?? null,
    async writeCommit(write) {
      const id = store(write)
      move(write.branch, write.expected, id)
      return id
    },
    async writeCommits({ branch, expected, at: date, commits: chain }) {
      const ids: CommitId[] = []
      for (const { otherParents, files: changed, message, at: own = date } of chain) {
        const first = ids.at(-1) ?? expected
        ids.push(store({ parents: [first, ...otherParents], base: first, files: changed, message, at: own }))
      }
      const head = ids.at(-1)
      if (head !== undefined) move(branch, expected, head)
      return ids
    },
    openChangeRequest: async () => {},
    closeChangeRequest: async (contribution) => void heads.delete(`amendments/${contribution}`),
  }
}
