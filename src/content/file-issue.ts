import type { Issue } from '../domain/errors.ts'

/** A fault in a file of `content/`. `file` is its path under `content/`; `line` is 1-based in that file. */
export interface FileIssue extends Issue {
  file: string
}

/** Reading order of faults: by file, then line, then code. */
export function compareFileIssues(a: FileIssue, b: FileIssue): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
}
