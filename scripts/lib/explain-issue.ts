import type { FileIssue } from '../../src/content/file-issue.ts'
import type { Dictionary, Translate } from '../../src/i18n/index.ts'

/**
 * `file:line  what is wrong, why, what to do`, on one line: a file's content must not drive the terminal, so its control
 * characters become `␣` and long values are cut. Throws where the dictionary has no text for the fault.
 */
export function explainIssue(issue: FileIssue, translate: Translate<Dictionary>): string {
  const values = Object.fromEntries(Object.entries(issue.data ?? {}).map(([name, value]) => [name, show(name, value, translate)]))
  const key = issue.code === 'text.bare-number' && 'link' in values ? 'text.bare-number-link' : issue.code
  return `${printable(issue.file)}:${issue.line ?? 1}  ${translate(key, values)}`
}

function show(name: string, value: unknown, translate: Translate<Dictionary>): string {
  if (name === 'kind' || name === 'parentKind') return translate(`kind.${String(value)}`)
  if (name === 'expected' && typeof value === 'string') return translate(`type.${value}`)
  return printable(String(value))
}

function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, '␣').slice(0, 300)
}
