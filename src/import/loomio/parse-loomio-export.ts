import type { ParsedDiscussion } from '../parsed-discussion.ts'

export function isLoomioExport(text: string): boolean {
  return /^\s*\{\s*"table"\s*:/.test(text)
}

export function parseLoomioExport(_text: string, _options: { timeZone?: string; discussion?: string } = {}): ParsedDiscussion {
  throw new Error('not yet')
}
