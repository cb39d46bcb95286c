/** A 32-bit number for a text: FNV-1a (Fowler, Noll, Vo) over its UTF-16 units. Signed. */
export function hashText(text: string, seed = 0x811c9dc5 | 0): number {
  let hash = seed
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash
}

/** The hash of a list, from those of its members, in order. */
export function mixHashes(first: number, second: number): number {
  return Math.imul(first ^ Math.imul(second, 0x5bd1e995) ^ (second >>> 13), 0x01000193)
}
