import { createByteReader, createByteWriter } from './byte-code.ts'
import type { NameTable } from './name-table.ts'
import type { WordOrigin } from './traced-text.ts'

/** Revisions and origins, by number. */
export interface RevisionList {
  readonly revisions: string[]
  readonly origins: WordOrigin[]
}

/** `names`: the table that sources are named in. */
export function readRevisionList(saved: Uint8Array, names: NameTable): RevisionList {
  const reader = createByteReader(saved)
  const revisions = Array.from({ length: reader.number() }, () => reader.text())
  const origins = Array.from({ length: reader.number() }, (): WordOrigin => ({ revision: revisions[reader.number()] as string, origin: names.nameOf(reader.number()) }))
  return { revisions, origins }
}

export function writeRevisionList({ revisions, origins }: RevisionList, names: NameTable): Uint8Array {
  const writer = createByteWriter()
  const places = new Map(revisions.map((revision, index) => [revision, index]))
  writer.number(revisions.length)
  for (const revision of revisions) writer.text(revision)
  writer.number(origins.length)
  for (const { revision, origin } of origins) {
    writer.number(places.get(revision) as number)
    writer.number(names.numberOf(origin))
  }
  return writer.bytes()
}
