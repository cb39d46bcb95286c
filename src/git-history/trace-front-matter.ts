import type { CommitId } from '../domain/ids.ts'
import { createKeyWriters } from './find-key-writer.ts'
import type { ReadStep } from './read-steps.ts'

/** The commit that gave a key its value, and the merge or squash that brought it in, where it is another. */
export interface KeyOrigin {
  since: CommitId
  through?: CommitId
}

/** By file and key: the value, as JSON, and its origin. Plain JSON. */
export type FrontMatterState = [path: string, keys: [key: string, value: string, origin: KeyOrigin][]][]

/** Since which commit each key of each file's front matter has its value. */
export interface FrontMatterTracer {
  /**
   * A value that the first-parent line did not have is that of the commit which the step brought and which made it so, else the step's own.
   * The very data that the step before had at a path are not read again.
   */
  add(step: ReadStep): void
  trace(path: string): Record<string, KeyOrigin>
  save(): FrontMatterState
}

interface TracedKeys {
  keys: ReadonlyMap<string, { value: string; origin: KeyOrigin }>
  /** What they were read from; null: from what was saved. */
  data: Readonly<Record<string, unknown>> | null
}

export function createFrontMatterTracer(saved: FrontMatterState = []): FrontMatterTracer {
  const files = new Map(saved.map(([path, keys]): [string, TracedKeys] => [path, { keys: new Map(keys.map(([key, value, origin]) => [key, { value, origin }])), data: null }]))
  return {
    add({ commit, files: changed, brought }) {
      const findWriter = createKeyWriters(brought)
      const originOf = (path: string, key: string, value: string): KeyOrigin => {
        const writer = findWriter(path, key, value)
        return writer === null ? { since: commit.id } : { since: writer, through: commit.id }
      }
      for (const { path, file } of changed) {
        const before = files.get(path)
        if (file === null) files.delete(path)
        else if (before?.data !== file.data) files.set(path, { keys: readKeys(file.data, before, (key, value) => originOf(path, key, value)), data: file.data })
      }
    },
    trace: (path) => Object.fromEntries([...(files.get(path)?.keys ?? [])].map(([key, { origin }]) => [key, origin])),
    save: () => [...files].map(([path, { keys }]) => [path, [...keys].map(([key, { value, origin }]) => [key, value, origin])]),
  }
}

/** Keys whose value is the one from before keep its origin. */
function readKeys(data: Readonly<Record<string, unknown>>, before: TracedKeys | undefined, originOf: (key: string, value: string) => KeyOrigin): TracedKeys['keys'] {
  return new Map(Object.entries(data).map(([key, given]) => {
    const value = JSON.stringify(given)
    const known = before?.keys.get(key)
    return [key, known?.value === value ? known : { value, origin: originOf(key, value) }]
  }))
}
