import { parseFile } from '../content/parse-file.ts'

/** A Markdown file's text without its front matter, and the data of that. */
export interface FileContent {
  body: string
  data: Record<string, unknown>
}

/** Reads a state of the file at a path. */
export type FileReader = (path: string, text: string) => FileContent

/** Front matter that stays as it was at a path is not parsed again. Answers share their data. */
export function createFileReader(): FileReader {
  const known = new Map<string, { head: string; data: Record<string, unknown> }>()
  return (path, text) => {
    const before = known.get(path)
    if (before !== undefined && text.startsWith(before.head)) return { body: text.slice(before.head.length), data: before.data }
    const file = parseFile(text)
    const head = text.slice(0, text.length - file.body.length)
    // Without its line end, a closing fence may go on as something else.
    if (file.ok && head.endsWith('\n')) known.set(path, { head, data: file.data })
    return { body: file.body, data: file.ok ? file.data : {} }
  }
}
