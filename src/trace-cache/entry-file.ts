import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** What an entry holds, by name. */
export type Parts = Readonly<Record<string, Uint8Array>>

// Checksum, length of the list, the list as JSON, then the parts end to end, each at a multiple of eight: typed arrays can stand on them.
const head = 8

/** Writes an entry whole or not at all: a reader sees the old file, none, or the new one. `name` is written into it. */
export function writeEntry(file: string, name: string, parts: Parts): void {
  const list = Object.entries(parts)
  const described = Buffer.from(JSON.stringify({ name, parts: list.map(([part, bytes]) => [part, bytes.length]) }))
  const body = Buffer.alloc(align(head + described.length))
  body.writeUInt32LE(described.length, 4)
  described.copy(body, head)
  const pieces = [body, ...list.flatMap(([, bytes]) => [bytes, Buffer.alloc(align(bytes.length) - bytes.length)])]
  body.writeUInt32LE(pieces.reduce((sum, piece, index) => crc32(index === 0 ? piece.subarray(4) : piece, sum), 0), 0)
  const partial = `${file}.${randomUUID()}.partial`
  try {
    const open = openSync(partial, 'wx')
    try {
      // One after the other: together they would be in memory twice.
      for (const piece of pieces) writeFileSync(open, piece)
    } finally {
      closeSync(open)
    }
    renameSync(partial, file)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

/** The parts of an entry, or null for a file that is not there, is damaged, or has another name written into it. */
export function readEntry(file: string, name: string): Parts | null {
  try {
    const bytes = readFileSync(file)
    if (crc32(bytes.subarray(4)) !== bytes.readUInt32LE(0)) return null
    const described = JSON.parse(bytes.toString('utf8', head, head + bytes.readUInt32LE(4))) as { name: string; parts: [string, number][] }
    if (described.name !== name) return null
    let start = align(head + bytes.readUInt32LE(4))
    return Object.fromEntries(
      described.parts.map(([part, length]) => {
        const at = start
        start = align(start + length)
        return [part, bytes.subarray(at, at + length)]
      }),
    )
  } catch {
    return null
  }
}

function align(length: number): number {
  return (length + 7) & ~7
}
