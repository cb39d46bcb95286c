import { createByteReader, createByteWriter, type ByteReader, type ByteWriter } from './byte-code.ts'
import { createGrowingNumbers } from './growing-numbers.ts'

/** Records that are only ever added, numbered from 0; those that were saved are read when they are asked for. */
export interface LazyRecords<T> {
  readonly length: number
  get(number: number): T
  add(record: T): number
  /** The records, and where each one begins. */
  save(): { bytes: Uint8Array; starts: Uint8Array }
}

export interface RecordCode<T> {
  write(record: T, writer: ByteWriter): void
  read(reader: ByteReader): T
}

export function createLazyRecords<T>(code: RecordCode<T>, saved?: { bytes: Uint8Array; starts: Uint8Array }): LazyRecords<T> {
  const old = saved?.bytes ?? new Uint8Array()
  const starts = createGrowingNumbers(saved?.starts)
  const oldCount = saved === undefined ? 0 : starts.length
  const records = new Array<T | undefined>(oldCount).fill(undefined)
  return {
    get length() {
      return records.length
    },
    get: (number) => (records[number] ??= code.read(createByteReader(old, starts.get(number)))),
    add: (record) => records.push(record) - 1,
    save() {
      const writer = createByteWriter()
      const all = createGrowingNumbers(starts.bytes())
      for (let number = oldCount; number < records.length; number++) {
        all.push(old.length + writer.size())
        code.write(records[number] as T, writer)
      }
      return { bytes: old.length === 0 ? writer.bytes() : joinBytes([old, writer.bytes()]), starts: all.bytes() }
    },
  }
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
