import type { PersonId } from '../../domain/ids.ts'
import type { ParsedDiscussion } from '../parsed-discussion.ts'
import { replaceMentions } from '../framavox/mentions.ts'

/** The opaque id of a contributor, the same for the same name. */
export type IdOf = (name: string) => PersonId

/** Replaces contributors' names in a comment: `@Name` by `mention(name)`, and a full name (two words or more) by `plain(name)`. */
export function replaceNames(text: string, names: string[], mention: (name: string) => string, plain: (name: string) => string): string {
  const mentioned = replaceMentions(text, names, mention)
  return names
    .filter((name) => /\s/.test(name))
    .sort((a, b) => b.length - a.length)
    .reduce((result, name) => result.replace(nameIn(name), () => plain(name)), mentioned)
}

/** The contributors of a page: those who commented, and the poster. */
export function listNames({ poster, comments }: ParsedDiscussion): string[] {
  return [...new Set([...(poster ? [poster.name] : []), ...comments.map(({ author }) => author)])]
}

/** Finds a name as a whole, whatever spaces are in it. */
export function nameIn(name: string): RegExp {
  const words = name.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\d])${words.join('\\s+')}(?![\\p{L}\\d])`, 'gu')
}
