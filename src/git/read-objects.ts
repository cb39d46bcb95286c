import { streamObjects } from './stream-objects.ts'

/**
 * Contents of blobs by object id, in the order asked, with one `git cat-file --batch`. Ids asked twice are read once.
 * Throws `RepositoryUnreadable` naming the first id that is missing or is not a blob.
 */
export async function readObjects(gitDir: string, ids: Iterable<string>): Promise<Map<string, Buffer>> {
  const wanted = [...new Set(ids)]
  const found = new Map<string, Buffer>()
  if (wanted.length === 0) return found
  // A copy, so that one small file does not keep a whole chunk in memory.
  for await (const some of streamObjects(gitDir, wanted)) for (const bytes of some) found.set(wanted[found.size]!, Buffer.from(bytes))
  return found
}
