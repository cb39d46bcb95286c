import type { CommitId } from '../domain/ids.ts'

/** Since which revision each key of each file's front matter has its value. */
export interface FrontMatterTracer {
  /** `data` is null for a file that is gone. */
  add(revision: CommitId, path: string, data: Readonly<Record<string, unknown>> | null): void
  trace(path: string): Record<string, { since: CommitId }>
}

export function createFrontMatterTracer(): FrontMatterTracer {
  const files = new Map<string, Map<string, { value: string; since: CommitId }>>()
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
  }
}
