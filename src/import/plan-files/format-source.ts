import type { ParsedDiscussion } from '../parsed-discussion.ts'
import { listNames, nameIn, replaceNames, type IdOf } from './replace-names.ts'

/**
 * The imported page as plain text, with an id in the place of each contributor's name: in the line of the poster, in the headers
 * of comments (initials too) and where a comment names someone. Names within the plan's own text stay: they are part of it.
 * Parsing the result gives the same comments, and the same tree.
 */
export function formatSource(parsed: ParsedDiscussion, idOf: IdOf): string {
  const { poster, comments } = parsed
  const lines: (string | null)[] = [...parsed.lines]
  const set = (line: number | undefined, text: string | null): void => {
    if (line !== undefined) lines[line - 1] = text
  }
  if (poster) set(poster.lines[0], putId(poster.text, poster.name, idOf))
  const names = listNames(parsed)
  for (const { author, lines: header, initials, blocks } of comments) {
    const named = initials === undefined ? header : header.slice(1)
    if (initials !== undefined) set(header[0], idOf(author))
    for (const line of named) set(line, putId(parsed.lines[line - 1] ?? '', author, idOf))
    for (const { kind, text, lines: own } of blocks) {
      const replace = (words: string): string => replaceNames(words, names, (name) => `@${idOf(name)}`, idOf)
      const each = own.map((line) => replace(parsed.lines[line - 1] ?? ''))
      const whole = replace(text)
      const isBroken = !each.join(' ').endsWith(whole)
      // A name that wrapping broke over two lines can only be replaced with the whole block on one.
      own.forEach((line, index) => set(line, isBroken ? null : (each[index] ?? '')))
      if (isBroken) set(own[0], (kind === 'bullet' ? '• ' : '') + whole)
    }
  }
  return `${lines.filter((line) => line !== null).join('\n').trimEnd()}\n`
}

/** The line of a header with an id for the name, and without the initials before it. */
function putId(line: string, name: string, idOf: IdOf): string {
  return line.replace(nameIn(name), () => idOf(name)).replace(/^\p{Lu}{1,4}\s+(?=p-)/u, '')
}
