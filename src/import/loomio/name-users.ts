import type { LoomioRecords } from './read-records.ts'

/** The name of each user by id, one line each, no two the same, and the names that several users share. */
export function nameUsers({ users }: LoomioRecords): { nameOf: (id: string | number | null | undefined) => string; byUsername: Map<string, string>; shared: string[] } {
  const names = new Map<string, string>()
  const byUsername = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { id, name, username } of users) {
    const plain = (name ?? username ?? '').normalize('NFC').replace(/\s+/g, ' ').replace(/@/g, '').trim() || `Membre ${id}`
    const count = (counts.get(plain) ?? 0) + 1
    counts.set(plain, count)
    const own = count === 1 ? plain : `${plain} (${count})`
    names.set(String(id), own)
    if (username) byUsername.set(username.toLowerCase(), own)
  }
  const nameOf = (id: string | number | null | undefined): string => (id == null ? undefined : names.get(String(id))) ?? (id == null ? 'Membre inconnu' : `Membre ${id}`)
  return { nameOf, byUsername, shared: [...counts].filter(([, count]) => count > 1).map(([name]) => name) }
}
