import type { Block, ParsedDiscussion } from '../parsed-discussion.ts'
import { listNames, replaceNames, type IdOf } from './replace-names.ts'

/** A comment as it is replayed: its words, with `@[p-…]` where they name another commenter. */
export interface ThreadComment {
  key: string
  person: string
  /** ISO 8601 with offset. */
  at: string
  replyTo: string | null
  inferred: boolean
  /** Paragraphs are separated by a blank line; a bullet is a line that begins with `- `. */
  text: string
}

/** The comments of a page, in its order, and the people who wrote on it (the poster included) by id. */
export function buildThread(parsed: ParsedDiscussion, idOf: IdOf): { thread: ThreadComment[]; people: Record<string, { name: string }> } {
  const names = listNames(parsed)
  return {
    thread: parsed.comments.map(({ key, author, at, replyTo, inferred, blocks }) => ({ key, person: idOf(author), at, replyTo, inferred, text: joinBlocks(blocks, names, idOf) })),
    people: Object.fromEntries(names.map((name) => [idOf(name), { name }])),
  }
}

function joinBlocks(blocks: Block[], names: string[], idOf: IdOf): string {
  const mention = (name: string): string => `@[${idOf(name)}]`
  return blocks
    .map(({ kind, text }, index) => {
      const gap = index === 0 ? '' : kind === 'bullet' && blocks[index - 1]?.kind === 'bullet' ? '\n' : '\n\n'
      return gap + (kind === 'bullet' ? '- ' : '') + replaceNames(text, names, mention, mention)
    })
    .join('')
}
