import { fold } from './read-lines.ts'

/** The name among `names` that a comment addresses first (`@Luce MARTIN Merci…`); the longest where several fit. */
export function findMention(text: string, names: string[]): string | undefined {
  const folded = fold(text)
  const at = folded.indexOf('@')
  if (at === -1 || at > 60) return undefined
  return byLength(names).find((name) => hasNameAt(folded, at + 1, fold(name)))
}

/** Replaces each `@Name` of one of `names` by what `replace` gives for it; everything else stays as written. */
export function replaceMentions(text: string, names: string[], replace: (name: string) => string): string {
  const sorted = byLength(names)
  const folded = fold(text)
  let result = ''
  let done = 0
  for (let at = folded.indexOf('@'); at !== -1; at = folded.indexOf('@', at + 1)) {
    const name = sorted.find((candidate) => hasNameAt(folded, at + 1, fold(candidate)))
    if (name === undefined) continue
    result += text.slice(done, at) + replace(name)
    done = at + 1 + name.length
  }
  return result + text.slice(done)
}

function byLength(names: string[]): string[] {
  return [...names].sort((a, b) => b.length - a.length)
}

function hasNameAt(text: string, at: number, name: string): boolean {
  const end = at + name.length
  return text.slice(at, end).toLowerCase() === name.toLowerCase() && !/^[\p{L}\d]/u.test(text.slice(end, end + 2))
}
