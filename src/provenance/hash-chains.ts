import { createGrowingNumbers } from './growing-numbers.ts'

/** Numbered entries found again by a hash; each entry's number is how many were there before it. */
export interface HashChains {
  readonly length: number
  add(hash: number): void
  /** Number of the latest entry with this hash, or -1. */
  latest(hash: number): number
  /** Number of the entry before this one with the same hash, or -1. */
  earlier(entry: number): number
  /** All that has to be saved: the rest is made again from it. */
  bytes(): Uint8Array
}

export function createHashChains(saved?: Uint8Array): HashChains {
  const hashes = createGrowingNumbers(saved)
  let mask = (1 << 12) - 1
  let heads = new Int32Array(0)
  let before = new Int32Array(0)
  // Numbers are kept one higher, so that 0 ends a chain.
  const link = (entry: number): void => {
    const bucket = spread(hashes.get(entry)) & mask
    before[entry] = heads[bucket] as number
    heads[bucket] = entry + 1
  }
  const rebuild = (room: number): void => {
    while (mask + 1 < room) mask = mask * 2 + 1
    heads = new Int32Array(mask + 1)
    before = new Int32Array(mask + 1)
    for (let entry = 0; entry < hashes.length; entry++) link(entry)
  }
  const seek = (from: number, hash: number): number => {
    let next = from
    while (next !== 0 && hashes.get(next - 1) !== hash) next = before[next - 1] as number
    return next - 1
  }
  rebuild(hashes.length + 1)
  return {
    get length() {
      return hashes.length
    },
    add(hash) {
      hashes.push(hash)
      if (hashes.length > before.length) rebuild(hashes.length * 2)
      else link(hashes.length - 1)
    },
    latest: (hash) => seek(heads[spread(hash) & mask] as number, hash),
    earlier: (entry) => seek(before[entry] as number, hashes.get(entry)),
    bytes: hashes.bytes,
  }
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15)
}
