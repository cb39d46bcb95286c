import { RepositoryUnreadable } from '../ports.ts'
import { streamGit } from './run-git.ts'

const newline = 10

/**
 * Contents of blobs by object id, in the order asked, with one `git cat-file --batch`. Ids asked twice are read once.
 * Throws `RepositoryUnreadable` naming the first id that is missing or is not a blob.
 */
export async function readObjects(gitDir: string, ids: Iterable<string>): Promise<Map<string, Buffer>> {
  const wanted = [...new Set(ids)]
  const found = new Map<string, Buffer>()
  if (wanted.length === 0) return found
  const notId = wanted.find((id) => !/^[0-9a-f]{40}$/.test(id))
  if (notId !== undefined) throw new RepositoryUnreadable(`${JSON.stringify(notId)} is not an object id.`)
  let waiting: Buffer[] = []
  let size = 0
  let needed = 1
  for await (const chunk of streamGit(['--git-dir', gitDir, 'cat-file', '--batch', '--buffer'], { input: `${wanted.join('\n')}\n` })) {
    waiting.push(chunk)
    size += chunk.length
    if (size < needed) continue
    const { rest, missing } = takeObjects(Buffer.concat(waiting), found)
    waiting = [rest]
    size = rest.length
    needed = missing
  }
  return found
}

/** Moves every whole object of `bytes` into `found`; `missing` is the length at which it is worth looking again. */
function takeObjects(bytes: Buffer, found: Map<string, Buffer>): { rest: Buffer; missing: number } {
  let start = 0
  for (;;) {
    const end = bytes.indexOf(newline, start)
    if (end < 0) return { rest: bytes.subarray(start), missing: bytes.length - start + 1 }
    const header = bytes.toString('utf8', start, end)
    const [id = '', type, size] = header.split(' ')
    if (type !== 'blob') throw new RepositoryUnreadable(`Object ${id} cannot be read: ${type === 'missing' ? 'it is missing from the repository' : `a ${type}, not a file`}.`)
    const next = end + 1 + Number(size) + 1
    if (bytes.length < next) return { rest: bytes.subarray(start), missing: next - start }
    // A copy, so that one small file does not keep a whole chunk in memory.
    found.set(id, Buffer.from(bytes.subarray(end + 1, next - 1)))
    start = next
  }
}
