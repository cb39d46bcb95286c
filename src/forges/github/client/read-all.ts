import type { Ask } from './create-sender.ts'
import type { GitHubClient } from './create-client.ts'

const pageSize = 100

/** All pages of a list. */
export async function readAll<Item>(client: GitHubClient, what: string, ask: (page: { per_page: number; page: number }) => Ask<Item[]>): Promise<Item[]> {
  const all: Item[] = []
  for (let page = 1; ; page += 1) {
    const items = await client.read(what, ask({ per_page: pageSize, page }))
    all.push(...items)
    if (items.length < pageSize) return all
  }
}
