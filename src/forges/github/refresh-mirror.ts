import { existsSync } from 'node:fs'
import type { Heads } from '../../ports.ts'
import type { GitHubClient } from './client/create-client.ts'
import type { Mirror } from './mirror/create-mirror.ts'
import { readHead } from './read-head.ts'

/**
 * Brings the mirror up to date and says where the branches stand. Asking for three heads is cheaper than a fetch that finds
 * nothing, so git is only called when one of them moved.
 */
export async function refreshMirror(client: GitHubClient, mirror: Mirror): Promise<Heads> {
  if (existsSync(mirror.gitDir)) {
    const [main, register, people] = await Promise.all([readHead(client, 'main'), readHead(client, 'register'), readHead(client, 'people')])
    const known = await mirror.repository.heads()
    if (known.main === main && known.register === register && known.people === people) return known
  }
  await mirror.fetch()
  return mirror.repository.heads()
}
