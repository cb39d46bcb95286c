import type { CommitId } from '../domain/ids.ts'

/** By file and key: the value, as JSON, and the revision since which it stands. Plain JSON. */
export type FrontMatterState = [path: string, keys: [key: string, value: string, since: CommitId][]][]

/** Since which revision each key of each file's front matter has its value. */
export interface FrontMatterTracer {
  /** `data` is null for a file that is gone. */
  add(revision: CommitId, path: string, data: Readonly<Record<string, unknown>> | null): void
  trace(path: string): Record<string, { since: CommitId }>
  save(): FrontMatterState
}

export function createFrontMatterTracer(saved: FrontMatterState = []): FrontMatterTracer {
  const files = new Map(saved.map(([path, keys]) => [path, new Map(keys.map(([key, value, since]) => [key, { value, since }]))]))
  return {
    add(revision, path, data) {
      const before = files.get(path)
      if (data === null) return void files.delete(path)
      const keys = Object.entries(data).map(([key, given]) => {
        const value = JSON.stringify(given)
        const known = before?.get(key)
        return [key, known?.value === value ? known : { value, since: revision }] as const
      })
      files.set(path, new Map(keys))
    },
    trace: (path) => Object.fromEntries([...(files.get(path) ?? [])].map(([key, { since }]) => [key, { since }])),
    save: () => [...files].map(([path, keys]) => [path, [...keys].map(([key, { value, since }]) => [key, value, since])]),
  }
}
