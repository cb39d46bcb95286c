/** Answers by text. Forgets what it was not asked for lately. */
export interface Memory<T> {
  get(text: string): T | undefined
  /** `length`: characters that it takes; default: those of the text. */
  set(text: string, answer: T, length?: number): void
}

/** Keeps at most about `maxLength` characters: what was not asked for while half of that was filled is forgotten. */
export function createMemory<T extends {} | null>(maxLength: number): Memory<T> {
  type Kept = { answer: T; length: number }
  let recent = new Map<string, Kept>()
  let older = new Map<string, Kept>()
  let filled = 0
  const keep = (text: string, kept: Kept): void => {
    if (filled + kept.length > maxLength / 2) {
      older = recent
      recent = new Map()
      filled = 0
    }
    recent.set(text, kept)
    filled += kept.length
  }
  return {
    get(text) {
      const known = recent.get(text)
      if (known) return known.answer
      const old = older.get(text)
      if (old) keep(text, old)
      return old?.answer
    },
    set: (text, answer, length = text.length) => keep(text, { answer, length }),
  }
}

/** `compute` with a memory of its answers by text, which must not be changed by who gets them. Keeps at most about `maxLength` characters of text. */
export function remember<T extends {} | null>(compute: (text: string) => T, maxLength: number): (text: string) => T {
  const memory = createMemory<T>(maxLength)
  return (text) => {
    const known = memory.get(text)
    if (known !== undefined) return known
    const answer = compute(text)
    memory.set(text, answer)
    return answer
  }
}
