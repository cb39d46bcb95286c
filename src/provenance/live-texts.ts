import { createByteReader, createByteWriter, type ByteReader, type ByteWriter } from './byte-code.ts'
import type { Departure, LiveBlock, LiveText } from './live-text.ts'

/** Every text that is or was there, by key; those that were saved are read when they are asked for. */
export interface LiveTexts {
  get(key: string): LiveText | undefined
  set(key: string, text: LiveText): void
  /** Keys of the texts that are there now, sorted; reads none of them. */
  keysThere(): string[]
  /** Keys of the texts that were there and are not now, sorted; reads none of them. */
  keysGone(): string[]
  bytes(): Uint8Array
}

/** A text's own bytes, until it is asked for; `bytes` stays while it is as it was saved. */
interface Entry {
  text?: LiveText
  bytes?: Uint8Array
}

export function createLiveTexts(saved?: Uint8Array): LiveTexts {
  const entries = new Map<string, Entry>()
  if (saved !== undefined) {
    for (const reader = createByteReader(saved); reader.at < saved.length; ) {
      const key = reader.text()
      const size = reader.number()
      entries.set(key, { bytes: saved.subarray(reader.at, reader.at + size) })
      reader.skip(size)
    }
  }
  // The first byte of a saved text says whether it is there.
  const isGone = ({ text, bytes }: Entry): boolean => (text ? text.text === null : bytes?.[0] === 0)
  const listKeys = (gone: boolean): string[] => [...entries].flatMap(([key, entry]) => (isGone(entry) === gone ? [key] : [])).sort()
  return {
    get(key) {
      const entry = entries.get(key)
      return entry && (entry.text ??= readText(createByteReader(entry.bytes as Uint8Array)))
    },
    set: (key, text) => void entries.set(key, { text }),
    keysThere: () => listKeys(false),
    keysGone: () => listKeys(true),
    bytes() {
      const writer = createByteWriter()
      const scratch = createByteWriter()
      for (const [key, entry] of entries) {
        entry.bytes ??= encode(entry.text as LiveText, scratch)
        writer.text(key)
        writer.number(entry.bytes.length)
        writer.raw(entry.bytes)
      }
      return writer.bytes()
    },
  }
}

function encode(text: LiveText, scratch: ByteWriter): Uint8Array {
  scratch.clear()
  writeText(text, scratch)
  return scratch.bytes()
}

function writeText({ text, blocks, gone }: LiveText, writer: ByteWriter): void {
  writer.number(text === null ? 0 : 1)
  if (text !== null) writer.text(text)
  writer.number(blocks.length)
  for (const { start, raw, states, ranges } of blocks) {
    writer.number(start)
    writer.number(raw.length)
    writer.numbers(states)
    writer.numbers(ranges)
  }
  writer.number(gone.length)
  for (const { state, revision, to } of gone) {
    writer.number(state)
    writer.number(revision)
    writer.number(to === undefined ? 0 : 1)
    if (to !== undefined) writer.text(to)
  }
}

function readText(reader: ByteReader): LiveText {
  const text = reader.number() === 0 ? null : reader.text()
  const blocks = Array.from({ length: reader.number() }, (): LiveBlock => {
    const start = reader.number()
    return { start, raw: (text ?? '').slice(start, start + reader.number()), states: reader.numbers(), ranges: reader.numbers() }
  })
  const gone = Array.from({ length: reader.number() }, (): Departure => {
    const departure = { state: reader.number(), revision: reader.number() }
    return reader.number() === 0 ? departure : { ...departure, to: reader.text() }
  })
  return { text, blocks, gone }
}
