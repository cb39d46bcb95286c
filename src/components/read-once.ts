/** Reads the site's JSON files, each once; one that could not be had is asked for again. Rejects when it cannot be had. */
export interface OnceReader {
  /** `file`: its address from the site's root. */
  read<T>(file: string): Promise<T>
  /** Forgets all: the site was built again. */
  forget(): void
}

/** `root`: address of the site's root. */
export function createOnceReader(root: string): OnceReader {
  const files = new Map<string, Promise<unknown>>()
  return {
    read<T>(file: string) {
      const known = files.get(file) ?? fetchJson(root + file)
      files.set(file, known)
      known.catch(() => files.delete(file))
      return known as Promise<T>
    },
    forget: () => files.clear(),
  }
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.json()
}
