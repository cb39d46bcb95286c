import { RepositoryUnreadable } from '../ports.ts'
import { streamGit } from './run-git.ts'

const newline = 10

/**
 * Contents of blobs, one for each id, in the order asked, some at a time, from one `git cat-file --batch --buffer` that is fed while it is read:
 * neither the ids nor the contents are ever all in memory. What is yielded is good until more is asked for.
 * Throws `RepositoryUnreadable` naming the first id that is missing or is not a blob, and whatever `ids` throws.
 */
export async function* streamObjects(gitDir: string, ids: Iterable<string> | AsyncIterable<readonly string[]>): AsyncGenerator<Buffer[]> {
  let waiting: Buffer[] = []
  let size = 0
  let needed = 1
  for await (const chunk of streamGit(['--git-dir', gitDir, 'cat-file', '--batch', '--buffer'], { input: writeLines(ids) })) {
    waiting.push(chunk)
    size += chunk.length
    if (size < needed) continue
    const bytes = Buffer.concat(waiting)
    const found: Buffer[] = []
    let start = 0
    for (;;) {
      const next = findObject(bytes, start)
      if ('missing' in next) {
        needed = next.missing
        break
      }
      found.push(bytes.subarray(next.start, next.end))
      start = next.end + 1
    }
    if (found.length > 0) yield found
    waiting = [bytes.subarray(start)]
    size = bytes.length - start
  }
}

/** Many lines at a time: each is a write to the process. */
async function* writeLines(ids: Iterable<string> | AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let lines = ''
  for await (const some of ids) {
    for (const id of typeof some === 'string' ? [some] : some) {
      if (!/^[0-9a-f]{40}$/.test(id)) throw new RepositoryUnreadable(`${JSON.stringify(id)} is not an object id.`)
      lines += `${id}\n`
    }
    if (lines.length < 4_000) continue
    yield lines
    lines = ''
  }
  if (lines) yield lines
}

/** Where the object is whose header begins at `at`; `missing`: the length, from there, at which it is worth looking again. */
function findObject(bytes: Buffer, at: number): { start: number; end: number } | { missing: number } {
  const line = bytes.indexOf(newline, at)
  if (line < 0) return { missing: bytes.length - at + 1 }
  const [id = '', type, length] = bytes.toString('utf8', at, line).split(' ')
  if (type !== 'blob') throw new RepositoryUnreadable(`Object ${id} cannot be read: ${type === 'missing' ? 'it is missing from the repository' : `a ${type}, not a file`}.`)
  const end = line + 1 + Number(length)
  return bytes.length <= end ? { missing: end + 1 - at } : { start: line + 1, end }
}
