import { AppError } from '../domain/errors.ts'
import type { CommitId } from '../domain/ids.ts'
import { findPathFault } from './find-path-fault.ts'

export interface NewCommit {
  parents: readonly CommitId[]
  /** Commit whose tree the new one starts from; null: an empty tree. */
  base: CommitId | null
  /** New content by path from the root, text in UTF-8; null removes a file. */
  files: ReadonlyMap<string, string | Buffer | null>
  /** Kept byte for byte. */
  message: string
  /** ISO 8601 with `Z` or an offset, from 1970 to 2099; fractions of a second are dropped. */
  at: string
}

/** What we refuse to write, before anything is written. `data.what` is a path, or `message`, `at`. */
export class UnwritableCommit extends AppError {
  constructor(what: string, why: string) {
    super('git.unwritable-commit', `Nothing was written: ${JSON.stringify(what)} has ${why}.`, { data: { what, why } })
  }
}

/** 2100-01-01, in seconds. */
const endOfTime = 4_102_444_800

/**
 * Refuses, before anything is written, what Git or another system could not keep. Returns the seconds since 1970 of the date.
 * Throws `UnwritableCommit`.
 */
export function checkCommit(commit: NewCommit): number {
  for (const id of [...commit.parents, ...(commit.base ? [commit.base] : [])]) if (!/^[0-9a-f]{40}$/.test(id)) throw new UnwritableCommit(id, 'no commit id')
  for (const [path, content] of commit.files) checkFile(path, content, commit.files)
  if (commit.message.includes('\0') || !commit.message.isWellFormed()) throw new UnwritableCommit('message', 'a character that Git cannot keep')
  const seconds = Math.floor(Date.parse(commit.at) / 1_000)
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(commit.at) || !(seconds >= 0 && seconds < endOfTime)) throw new UnwritableCommit('at', `no instant with offset between 1970 and 2099: ${commit.at}`)
  return seconds
}

function checkFile(path: string, content: string | Buffer | null, files: NewCommit['files']): void {
  const fault = findPathFault(path)
  if (fault) throw new UnwritableCommit(path, fault)
  if (content === null) return
  if (typeof content === 'string' && !content.isWellFormed()) throw new UnwritableCommit(path, 'a half character')
  const parts = path.split('/')
  const inFile = parts.some((_, index) => index > 0 && (files.get(parts.slice(0, index).join('/')) ?? null) !== null)
  if (inFile) throw new UnwritableCommit(path, 'a file for its folder')
}
