import { fold, type TextLine } from './read-lines.ts'
import { readDatedLine } from './read-date.ts'

/** The header of a comment: who, when, and the lines that say it. */
export interface CommentHeader {
  author: string
  initials?: string
  at: string
  lines: number[]
  /** False for a lone word in small letters, which may be someone's handle or the end of a sentence. */
  sure: boolean
  hasInitials: boolean
}

const namePart = /^(?:\p{Lu}[\p{L}\p{M}.'-]*|\p{Ll}{1,3}|[dl]'\p{L}+|p-[0-9a-z]{10}|@?[\p{L}\d][\p{L}\d._-]*)$/u
const strictPart = /^(?:\p{Lu}[\p{L}\p{M}.'-]*|de|du|des|la|le|van|von|der|den|el|al|ben|bin|di|da|dos|y|[dl]'\p{L}+|p-[0-9a-z]{10})$/u
const handle = /^\p{Ll}[\p{L}\d._-]{2,30}$/u
const notNames = /^(?:le|la|les|un|une|du|des|date|rendez-vous|réunion|atelier|rencontre|publié|posted|edited|modifié|mis|vers|dès|demain|depuis|jusqu'au|avant|après|on|the)$/i
const initialsLine = /^(?:\p{Lu}{1,4}|p-[0-9a-z]{10})$/u

/**
 * Every comment header of a page, in order: `Name Wed 20 Sep 2023 6:52AM`, the name and the date on one line or on two, with or
 * without initials above or before it. Without initials the line must read as a name alone.
 */
export function findCommentHeaders(lines: TextLine[], timeZone: string): CommentHeader[] {
  const written = lines.filter(({ text }) => text !== '')
  const headers: CommentHeader[] = []
  written.forEach((line, index) => {
    const dated = readDatedLine(line.folded, timeZone)
    if (!dated) return
    const above = dated.before === '' ? written[index - 1] : undefined
    if (above && above.number <= (headers.at(-1)?.lines.at(-1) ?? 0)) return
    const { name, before } = splitInitials(above?.folded ?? dated.before)
    const first = written[index - (above ? 2 : 1)]
    const initials = before === undefined && first && initialsLine.test(first.folded) && isInitialsOf(first.folded, name) ? first : undefined
    const certain = initials !== undefined || before !== undefined
    const isHandle = !certain && handle.test(name) && !notNames.test(name)
    if (!(isName(name, certain) || isHandle) || (!dated.hasTime && !certain)) return
    headers.push({
      author: unfold(above ?? line, name).replace(/\s+/g, ' '),
      ...(initials && { initials: initials.text }),
      at: dated.at,
      lines: [initials, above, line].flatMap((part) => (part ? [part.number] : [])),
      sure: certain || !isHandle,
      hasInitials: certain,
    })
  })
  return headers
}

/** `LM Luce MARTIN` is the initials and the name. */
function splitInitials(text: string): { name: string; before?: string } {
  const [before = '', ...rest] = text.split(' ')
  const name = rest.join(' ').trim()
  return name !== '' && before !== name && initialsLine.test(before) && before.length > 1 && before.length <= rest.length && isInitialsOf(before, name) ? { name, before } : { name: text }
}

/** `name` as written: with its own apostrophes. */
function unfold({ text, folded }: TextLine, name: string): string {
  const at = folded.lastIndexOf(name)
  return at === -1 ? name : text.slice(at, at + name.length)
}

function isName(name: string, hasInitials: boolean): boolean {
  const parts = name.split(/\s+/)
  if (name === '' || name.length > 60 || parts.length > 6 || notNames.test(parts[0] ?? '')) return false
  return parts.every((part) => (hasInitials ? namePart : strictPart).test(part))
}

function isInitialsOf(initials: string, name: string): boolean {
  if (initials === name) return true
  const letters = name.split(/[\s'-]+/).map((part) => part[0]?.toUpperCase() ?? '')
  let at = 0
  for (const letter of fold(initials).normalize('NFD').replace(/\p{M}/gu, '')) {
    const found = letters.findIndex((candidate, index) => index >= at && candidate.normalize('NFD')[0] === letter)
    if (found === -1) return false
    at = found + 1
  }
  return true
}
