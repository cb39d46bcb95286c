/** Writes small numbers and texts end to end, to be read back in the same order. */
export interface ByteWriter {
  /** A whole number, 0 to 2^31 − 1. */
  number(value: number): void
  numbers(values: readonly number[]): void
  /** Any string, lone surrogates too. */
  text(value: string): void
  /** Bytes as they are. */
  raw(value: Uint8Array): void
  /** Bytes written so far. */
  size(): number
  /** Begins anew, with the room that there is. */
  clear(): void
  /** What is written so far. Later writing does not change it. */
  bytes(): Uint8Array
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** `room`: bytes to begin with. */
export function createByteWriter(room = 1 << 12): ByteWriter {
  let bytes = new Uint8Array(room)
  let size = 0
  const reserve = (more: number): void => {
    if (size + more <= bytes.length) return
    const larger = new Uint8Array(Math.max(bytes.length * 2, size + more))
    larger.set(bytes.subarray(0, size))
    bytes = larger
  }
  const number = (value: number): void => {
    reserve(5)
    let rest = value
    for (; rest > 0x7f; rest >>>= 7) bytes[size++] = (rest & 0x7f) | 0x80
    bytes[size++] = rest
  }
  const text = (value: string): void => {
    // UTF-8 has no lone surrogates; JSON writes them as escapes.
    const isPlain = value.isWellFormed()
    const source = isPlain ? value : JSON.stringify(value)
    reserve(10 + source.length * 3)
    // The length comes first, in as many bytes as the longest possible one takes.
    const longest = encodingOf(source.length * 3)
    const { written } = encoder.encodeInto(source, bytes.subarray(size + longest))
    writeLength(written * 2 + (isPlain ? 0 : 1), longest)
    size += longest + written
  }
  const writeLength = (length: number, places: number): void => {
    let rest = length
    for (let at = 0; at < places; at++, rest >>>= 7) bytes[size + at] = (rest & 0x7f) | (at < places - 1 ? 0x80 : 0)
  }
  return {
    number,
    numbers(values) {
      number(values.length)
      for (let at = 0; at < values.length; at++) number(values[at] as number)
    },
    text,
    raw(value) {
      reserve(value.length)
      bytes.set(value, size)
      size += value.length
    },
    size: () => size,
    clear: () => void (size = 0),
    bytes: () => bytes.slice(0, size),
  }
}

/** Bytes that a length of up to this, and its flag, take. */
function encodingOf(length: number): number {
  let count = 1
  for (let rest = length * 2 + 1; rest > 0x7f; rest >>>= 7) count++
  return count
}

/** Reads what a `ByteWriter` wrote, from `at` on. Throws RangeError past the end. */
export interface ByteReader {
  readonly at: number
  number(): number
  numbers(): number[]
  text(): string
  skip(bytes: number): void
}

export function createByteReader(bytes: Uint8Array, start = 0): ByteReader {
  let at = start
  const number = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) throw new RangeError('The bytes end too early: they were written by other code.')
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  return {
    get at() {
      return at
    },
    number,
    numbers() {
      const values = new Array<number>(number())
      for (let index = 0; index < values.length; index++) values[index] = number()
      return values
    },
    text() {
      const coded = number()
      const source = decoder.decode(bytes.subarray(at, (at += coded >>> 1)))
      return coded & 1 ? (JSON.parse(source) as string) : source
    },
    skip(count) {
      at += count
    },
  }
}
