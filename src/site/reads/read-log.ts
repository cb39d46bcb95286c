import type { Site } from '../site.ts'

/** Names of what was read, as `nameRead` makes them, and of what was told (`Site.told`). */
export type Reads = ReadonlySet<string>

/** Computes plain data of a site. */
export type Telling = (site: Site, key: string) => unknown

/** Notes what a page reads of the site while it is made; one page is made at a time. */
export interface ReadLog {
  note(read: string): void
  noteAll(reads: Reads): void
  noteTelling(compute: Telling, key: string): void
  /** What `run` reads, which is not noted for whoever called. */
  capture<T>(run: () => T): { value: T; reads: Reads }
  captureLater<T>(run: () => Promise<T>): Promise<{ value: T; reads: Reads }>
}

/** `nameTelling` gives the same name to the same computation and key for as long as reads are kept. */
export function createReadLog(nameTelling: (compute: Telling, key: string) => string): ReadLog {
  let current = new Set<string>()
  const begin = (): { reads: Set<string>; end(): void } => {
    const outer = current
    const reads = (current = new Set<string>())
    return { reads, end: () => void (current = outer) }
  }
  return {
    note: (read) => void current.add(read),
    noteAll: (reads) => reads.forEach((read) => current.add(read)),
    noteTelling: (compute, key) => void current.add(nameTelling(compute, key)),
    capture(run) {
      const { reads, end } = begin()
      try {
        return { value: run(), reads }
      } finally {
        end()
      }
    },
    async captureLater(run) {
      const { reads, end } = begin()
      try {
        return { value: await run(), reads }
      } finally {
        end()
      }
    },
  }
}
