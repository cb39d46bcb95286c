import { parseDiscussion } from './framavox/parse-discussion.ts'
import { isLoomioExport, parseLoomioExport } from './loomio/parse-loomio-export.ts'
import type { ParsedDiscussion } from './parsed-discussion.ts'

/** Parses a pasted page or a Loomio export, whichever the text is. `discussion` chooses one of an export by its key. */
export function parseInput(text: string, options: { timeZone?: string; discussion?: string } = {}): ParsedDiscussion {
  return isLoomioExport(text) ? parseLoomioExport(text, options) : parseDiscussion(text, options)
}
