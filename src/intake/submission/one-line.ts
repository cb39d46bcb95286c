import { cleanTyped } from '../../text/limits.ts'

/** Names and titles are one line. */
export function oneLine(text: string): string {
  return cleanTyped(text).replace(/\s*\n\s*/g, ' ').trim()
}
