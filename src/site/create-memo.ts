/** Gives what `make` made for an object, a function and a key, made once. */
export type Memo = <T>(owner: object, compute: unknown, key: string, make: () => T) => T

export function createMemo(): Memo {
  const results = new WeakMap<object, Map<unknown, Map<string, unknown>>>()
  return <T>(owner: object, compute: unknown, key: string, make: () => T): T => {
    const own = results.get(owner) ?? new Map<unknown, Map<string, unknown>>()
    results.set(owner, own)
    const byKey = own.get(compute) ?? new Map<string, unknown>()
    own.set(compute, byKey)
    if (!byKey.has(key)) byKey.set(key, make())
    return byKey.get(key) as T
  }
}
