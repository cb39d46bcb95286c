import type { Located, ParsedDiscussion } from '../parsed-discussion.ts'
import type { TextLine } from './read-lines.ts'

const posterLine = /^(?:(\p{Lu}{1,4}|p-[0-9a-z]{10})\s+)?(\S.*?)\s+(?:(?:public|private|closed|secret|privé|fermé)\s+)?(?:seen by|vu par)\s+\d+.*$/iu
const dateAtEnd = /\s+(?:\p{L}+\.?\s+)?\d{1,2}\s+\p{L}+\.?\s+\d{4}.*$/u
const longestTitle = 300
const forums = /^(framavox|loomio)$/i

/** What stands above the text of a page. */
export type PageHead = Pick<ParsedDiscussion, 'title' | 'poster' | 'forum'> & {
  /** Lines of the page that belong to it. */
  lines: Set<number>
}

/**
 * Reads the name of the forum, the title and the line of the poster (`LM Luce Martin Public Seen by 24`) from the lines above
 * the first heading. Without a poster's line, the first line is the title when it is short and no sentence.
 */
export function readPageHead(above: TextLine[]): PageHead {
  const written = above.filter(({ text }) => text !== '')
  const forum = written.slice(0, 3).find(({ folded }) => forums.test(folded))
  const posterIndex = written.slice(0, 8).findIndex(({ folded }) => folded.length <= longestTitle && posterLine.test(folded))
  const poster = written[posterIndex]
  const candidates = written.slice(0, posterIndex === -1 ? 3 : posterIndex).filter((line) => line !== forum)
  const nearest = candidates.at(-1)
  const title = !poster ? candidates.find(isTitle) : nearest && nearest.text.length <= longestTitle ? nearest : undefined
  const name = poster && (posterLine.exec(poster.folded)?.[2] ?? '').replace(dateAtEnd, '')
  return {
    ...(title && { title: locate(title) }),
    ...(poster && name !== undefined && { poster: { ...locate(poster), name } }),
    ...(forum && { forum: locate(forum) }),
    lines: new Set([title, poster, forum].flatMap((line) => (line ? [line.number] : []))),
  }
}

function isTitle({ text }: TextLine): boolean {
  return text.length <= 120 && !/[.!?:;…]$/.test(text)
}

function locate({ text, number }: TextLine): Located {
  return { text, lines: [number] }
}
