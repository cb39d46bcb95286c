import { splitAtNul } from './split-at-nul.ts'

/** A commit of `git log --raw -z`. */
export interface LogEntry {
  /** The fields of its format, in order; the first one is the commit's id. */
  fields: string[]
  /** Files as the commit left them; a deleted one has the mode `000000`. */
  files: { mode: string; blob: string; path: string }[]
}

/**
 * Reads what `git log --raw -z` writes with a format of `count` fields, each ended by NUL, the first of them `%H`. Yields the commits that
 * are whole, many at a time; a message may hold anything but NUL.
 */
export async function* readLogEntries(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<LogEntry[]> {
  let current: LogEntry | null = null
  // Of the file whose path comes next.
  let file: { mode: string; blob: string } | null = null
  for await (const tokens of splitAtNul(chunks)) {
    const whole: LogEntry[] = []
    for (const token of tokens) {
      if (current !== null && current.fields.length < count) current.fields.push(token)
      else if (current !== null && file !== null) {
        current.files.push({ ...file, path: token })
        file = null
      } else {
        // Git puts a NUL and a line break between the format and the first file.
        const text = token.trimStart()
        if (text.startsWith(':')) file = readFile(text)
        else if (/^[0-9a-f]{40}$/.test(text)) {
          if (current) whole.push(current)
          current = { fields: [text], files: [] }
        }
      }
    }
    if (whole.length > 0) yield whole
  }
  if (current) yield [current]
}

/** `:mode mode blob blob status` */
function readFile(entry: string): { mode: string; blob: string } {
  const [, mode = '', , blob = ''] = entry.split(' ')
  return { mode, blob }
}
