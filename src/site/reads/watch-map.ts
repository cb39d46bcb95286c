/** A map that tells what is read of it: an entry, its keys, or everything. */
export interface MapReads<K> {
  entry(key: K): void
  keys(): void
  all(): void
}

/** A view of a map; `view` makes of a value what the reader gets. */
export function watchMap<K, V>(map: ReadonlyMap<K, V>, reads: MapReads<K>, view: (value: V) => V = (value) => value): ReadonlyMap<K, V> {
  function* entries(): MapIterator<[K, V]> {
    reads.all()
    for (const [key, value] of map) yield [key, view(value)]
  }
  function* values(): MapIterator<V> {
    reads.all()
    for (const value of map.values()) yield view(value)
  }
  function* keys(): MapIterator<K> {
    reads.keys()
    yield* map.keys()
  }
  const made: ReadonlyMap<K, V> = {
    get(key) {
      reads.entry(key)
      const value = map.get(key)
      return value === undefined ? undefined : view(value)
    },
    has(key) {
      reads.entry(key)
      return map.has(key)
    },
    get size() {
      reads.keys()
      return map.size
    },
    forEach(run) {
      for (const [key, value] of entries()) run(value, key, made)
    },
    entries,
    keys,
    values,
    [Symbol.iterator]: entries,
  }
  return made
}
