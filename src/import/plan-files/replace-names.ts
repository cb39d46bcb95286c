import type { PersonId } from '../../domain/ids.ts'
import { replaceMentions } from '../framavox/mentions.ts'

/** The opaque id of a contributor, the same for the same name. */
export type IdOf = (name: string) => PersonId

/** Replaces contributors' names in a comment: `@Name` by `mention(name)`, and a full name (two words or more) by `plain(name)`. */
export function replaceNames(text: string, names: string[], mention: (name: string) => string, plain: (name: string) => string): string {
  const mentioned = replaceMentions(text, names, mention)
  return names
    .filter((name) => /\s/.test(name))
    .sort((a, b) => b.length - a.length)
    .reduce((result, name) => result.replace(new RegExp(`(?<![\\p{L}\\d])${escape(name)}(?![\\p{L}\\d])`, 'gu'), () => plain(name)), mentioned)
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
}
