import { parseDocument } from 'yaml'
import { joinFile } from './format-file.ts'
import { formatDocument } from './format-front-matter.ts'
import { parseFile } from './parse-file.ts'
import { yamlOptions } from './parse-front-matter.ts'

/**
 * A file with some front matter values set and, if given, another body. Values, comments and keys that are not named stay; the
 * front matter stays byte for byte when no value is set, the body when none is given. Undefined for a file whose front matter
 * cannot be read.
 */
export function editFile(text: string, fields: Readonly<Record<string, unknown>>, body?: string): string | undefined {
  const file = parseFile(text)
  if (!file.ok) return undefined
  const entries = Object.entries(fields)
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const head = source.slice(0, source.length - file.body.length)
  const yaml = head.replace(/^---[^\n]*\n/, '').replace(/(?:^|\r?\n)---[^\n]*\n?$/, '')
  if (entries.length === 0) return body === undefined ? text : joinFile(yaml || '{}', body)
  const document = parseDocument(yaml, yamlOptions)
  for (const [key, value] of entries) document.set(key, value)
  const edited = formatDocument(document)
  return body === undefined ? `---\n${edited}\n---\n${file.body}` : joinFile(edited, body)
}
