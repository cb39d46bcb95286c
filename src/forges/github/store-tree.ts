import type { GitHubClient } from './client/create-client.ts'
import { GitHubDenied } from './client/errors.ts'
import type { PlannedTree } from './mirror/plan-trees.ts'

/** Control characters other than tab and line breaks: JSON carries them, but we do not rely on GitHub keeping them in a tree's text. */
const unusual = /[\0-\x08\x0b\x0c\x0e-\x1f\ufeff]/

/** Stores the tree on GitHub and returns its id: one write, or one more for each file whose bytes are no plain text. */
export async function storeTree(client: GitHubClient, { tree, base, changes }: PlannedTree): Promise<string> {
  if (changes.size === 0) return tree
  const entries: { path: string; mode: '100644'; type: 'blob'; sha?: string | null; content?: string }[] = []
  for (const [path, content] of changes) {
    const file = { path, mode: '100644' as const, type: 'blob' as const }
    if (content === null) entries.push({ ...file, sha: null })
    else if (unusual.test(content)) entries.push({ ...file, sha: await storeBlob(client, content) })
    else entries.push({ ...file, content })
  }
  const look = async (): Promise<{ sha: string } | null> =>
    client.read('a tree', (rest, repo) => rest.git.getTree({ ...repo, tree_sha: tree })).catch((error: unknown) => {
      if (error instanceof GitHubDenied && error.data['status'] === 404) return null
      throw error
    })
  const stored = await client.write({ what: 'a tree', look, insist: () => true, ask: (rest, repo) => rest.git.createTree({ ...repo, ...(base && { base_tree: base }), tree: entries }) })
  return stored.sha
}

async function storeBlob(client: GitHubClient, content: string): Promise<string> {
  const encoded = Buffer.from(content).toString('base64')
  const blob = await client.write({ what: 'a file', insist: () => true, ask: (rest, repo) => rest.git.createBlob({ ...repo, content: encoded, encoding: 'base64' }) })
  return blob.sha
}
