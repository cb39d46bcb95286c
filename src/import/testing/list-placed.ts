import { listItems, type ParsedDiscussion } from '../parsed-discussion.ts'

/** A part of a parse and the lines of the input that it holds. */
export interface Placed {
  lines: number[]
  text: string
}

/** Everything that a parse holds, part by part: together they must hold each line of the input once. */
export function listPlaced(parsed: ParsedDiscussion): Placed[] {
  const { title, poster, forum, introduction, axes, comments, unplaced } = parsed
  return [
    ...[title, poster, forum].flatMap((part) => (part ? [part] : [])),
    ...introduction,
    ...listItems(axes).flatMap((item) => {
      const parts = [...(item.title ? [item.title] : []), ...item.blocks, ...(item.discussion ? [item.discussion] : [])]
      const own = parts.filter(({ lines }) => lines.includes(item.line))
      // The words on a heading's line are in its title or its first paragraph.
      const heading = { lines: [item.line, ...own.flatMap(({ lines }) => lines.filter((line) => line !== item.line))], text: [item.written, ...own.map(({ text }) => text)].join(' ') }
      return [heading, ...parts.filter((part) => !own.includes(part))]
    }),
    ...comments.flatMap(({ lines, author, initials, blocks }) => [{ lines, text: `${initials ?? ''} ${author}` }, ...blocks]),
    ...unplaced.map(({ line, text }) => ({ lines: [line], text })),
  ]
}
