import type { CommitId } from '../domain/ids.ts'

/** By file and key: the value, as JSON, and the revision since which it stands. Plain JSON. */
export type FrontMatterState = [path: string, keys: [key: string, value: string, since: CommitId][]][]

/** Since which revision each key of each file's front matter has its value. */
export interface FrontMatterTracer {
  /** `data` is null for a file that is gone; the very object that was given for the path before is not read again. */
  add(revision: CommitId, path: string, data: Readonly<Record<string, unknown>> | null): void
  trace(path: string): Record<string, { since: CommitId }>
  save(): FrontMatterState
}

interface TracedKeys {
  keys: ReadonlyMap<string, { value: string; since: CommitId }>
  /** What they were read from; null: from what was saved. */
  data: Readonly<Record<string, unknown>> | null
}

export function createFrontMatterTracer(saved: FrontMatterState = []): FrontMatterTracer {
  const files = new Map(saved.map(([path, keys]): [string, TracedKeys] => [path, { keys: new Map(keys.map(([key, value, since]) => [key, { value, since }])), data: null }]))
  return {
    add(revision, path, data) {
      const before = files.get(path)
      if (data === null) return void files.delete(path)
      if (before?.data === data) return
      const keys = Object.entries(data).map(([key, given]) => {
        const value = JSON.stringify(given)
        const known = before?.keys.get(key)
        return [key, known?.value === value ? known : { value, since: revision }] as const
      })
      files.set(path, { keys: new Map(keys), data })
    },
    trace: (path) => Object.fromEntries([...(files.get(path)?.keys ?? [])].map(([key, { since }]) => [key, { since }])),
    save: () => [...files].map(([path, { keys }]) => [path, [...keys].map(([key, { value, since }]) => [key, value, since])]),
  }
}
