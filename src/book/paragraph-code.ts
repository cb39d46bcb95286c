import { hash } from 'node:crypto'
import type { ItemId } from '../domain/plan.ts'
import { remember } from '../text/remember.ts'
import { splitSources } from './split-sources.ts'

/** Crockford's digits: no I, L, O or U, which handwriting confuses with others. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 5

/**
 * The code of each top-level block of an item's text, in order: `K7Q2M`. It is made of the item's permanent id and of the words, so
 * it stays whatever is moved, renumbered or set in other type, and changes with the words. A block that repeats
 * another of the same text gets another code. 33 million codes: two paragraphs of one plan hardly ever meet.
 */
export function codeBlocks(item: ItemId, body: string): readonly string[] {
  return codesOf(`${item}\n${body}`)
}

/** Three pages ask for the codes of every text. No id holds a line end. */
const codesOf = remember((text) => {
  const end = text.indexOf('\n')
  const [item, body] = [text.slice(0, end), text.slice(end + 1)]
  const seen = new Map<string, number>()
  return splitSources(body).map((markdown) => {
    const words = wordsOf(markdown)
    const repeated = seen.get(words) ?? 0
    seen.set(words, repeated + 1)
    return formatCode(hash('sha256', `${item}\n${words}${repeated > 0 ? `\n${repeated}` : ''}`, 'buffer'))
  })
}, 20_000_000)

/** A code as somebody wrote it by hand, in the form in which we print it; null for what cannot be one. */
export function parseCode(written: string): string | null {
  const code = written.toUpperCase().replace(/[\s.-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return code.length === length && [...code].every((digit) => digits.includes(digit)) ? code : null
}

/** Id of a paragraph in a page that shows codes. */
export function anchorOf(code: string): string {
  return `c-${code.toLowerCase()}`
}

/** Letters and figures alone: emphasis, line ends and signs do not change a code. */
function wordsOf(markdown: string): string {
  return markdown.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** The first 25 bits. */
function formatCode(hash: Buffer): string {
  const bits = hash.readUInt32BE(0) >>> (32 - 5 * length)
  return Array.from({ length }, (_, place) => digits[(bits >>> (5 * (length - 1 - place))) & 31]).join('')
}
