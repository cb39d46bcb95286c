import type { ParsedDiscussion } from '../parsed-discussion.ts'
import { replaceNames, type IdOf } from './replace-names.ts'

/**
 * The imported page as plain text, with an id in the place of each contributor's name: in the line of the poster, in the headers
 * of comments (initials too) and where a comment names someone. Names within the plan's own text stay: they are part of it.
 * Parsing the result gives the same tree and the same comments.
 */
export function formatSource(parsed: ParsedDiscussion, idOf: IdOf): string {
  const { poster, comments } = parsed
  const lines: (string | null)[] = [...parsed.lines]
  const set = (line: number | undefined, text: string | null): void => {
    if (line !== undefined) lines[line - 1] = text
  }
  if (poster) set(poster.lines[0], poster.text.replace(poster.name, () => idOf(poster.name)).replace(/^\p{Lu}{1,4}\s+(?=p-)/u, ''))
  const names = [...new Set(comments.map(({ author }) => author))]
  for (const { author, lines: header, initials, blocks } of comments) {
    const own = initials === undefined ? header : header.slice(1)
    if (initials !== undefined) set(header[0], idOf(author))
    for (const line of own) set(line, (parsed.lines[line - 1] ?? '').replace(author, () => idOf(author)))
    for (const block of blocks) {
      // A name may be broken over two wrapped lines: each block is written on its first line.
      for (const line of block.lines) set(line, null)
      set(block.lines[0], (block.kind === 'bullet' ? '• ' : '') + replaceNames(block.text, names, (name) => `@${idOf(name)}`, idOf))
    }
  }
  return `${lines.filter((line) => line !== null).join('\n').trimEnd()}\n`
}
