/** How properties are read; one without a reader is read as it is, once `unknown` was told. */
export type Readers<T> = { [K in keyof T]?: () => T[K] }

/** A view of an object, for those who read its properties by name. `keys` is told when they are listed. */
export function watchObject<T extends object>(target: T, readers: Readers<T>, unknown: (key: string | symbol) => void, keys: () => void = () => unknown('')): T {
  return new Proxy(target, {
    get(_, key) {
      // Asked of everything that is awaited.
      if (key === 'then') return undefined
      const read = Object.hasOwn(readers, key) ? readers[key as keyof T] : undefined
      if (read) return read()
      unknown(key)
      return Reflect.get(target, key) as unknown
    },
    has(_, key) {
      unknown(key)
      return Reflect.has(target, key)
    },
    ownKeys() {
      // Listing is followed by reading each, which is noted then.
      keys()
      return Reflect.ownKeys(target)
    },
  })
}
