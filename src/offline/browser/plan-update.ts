import type { OfflineList } from '../offline-copy.ts'

/** What a device keeps. */
export interface KeptCopy {
  /** Hashes by address. */
  hashes: ReadonlyMap<string, string>
  /** In words, of all files but the older ones. */
  version: string
  /** Files that are kept from a version before: its words, and the hash that the site has now. */
  older: ReadonlyMap<string, { version: string; latest: string }>
  /** When all of it was last of one version, in milliseconds since 1970. */
  wholeSince: number
}

/** Pages that are seldom read wait so long for their changes: a change of the plan stays cheap, and what is kept says its version. */
const patience = 7 * 24 * 3600 * 1000

/** What a device is to keep once it has the site's list; `before` is what it has, null at first. Nothing of it is ever dropped for being late. */
export function planUpdate(before: KeptCopy | null, { small, rest, later, version }: OfflineList, { isSparing, now }: { isSparing: boolean; now: number }): KeptCopy {
  const hashes = new Map(isSparing ? small : [...small, ...rest, ...later])
  if (!before || isSparing || now - before.wholeSince >= patience) return { hashes, version, older: new Map(), wholeSince: now }
  const older = new Map<string, { version: string; latest: string }>()
  for (const [address, latest] of later) {
    const kept = before.hashes.get(address)
    if (kept === undefined || kept === latest) continue
    hashes.set(address, kept)
    older.set(address, { version: before.older.get(address)?.version ?? before.version, latest })
  }
  return { hashes, version, older, wholeSince: older.size === 0 ? now : before.wholeSince }
}

export function formatCopy({ hashes, version, older, wholeSince }: KeptCopy): string {
  return JSON.stringify({ hashes: [...hashes], version, older: [...older], wholeSince })
}

/** Null for what `formatCopy` did not give. */
export function parseCopy(text: string | undefined): KeptCopy | null {
  if (!text) return null
  const { hashes, version, older, wholeSince } = JSON.parse(text) as { hashes: [string, string][]; version: string; older: [string, { version: string; latest: string }][]; wholeSince: number }
  return { hashes: new Map(hashes), version, older: new Map(older), wholeSince }
}
