/** One line of the input. */
export interface TextLine {
  /** 1-based. */
  number: number
  /** NFC, without spaces at its ends. Inner spaces, no-break ones included, stay as written. */
  text: string
  /** `text` with plain spaces and apostrophes, character for character: an offset in one is an offset in the other. */
  folded: string
}

const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
// Byte order marks, zero-width spaces and soft hyphens are invisible and come with copying; joiners (U+200C, U+200D) may bear meaning.
const invisible = /[\ufeff\u200b\u2060\u00ad]/g
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
const spaces = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const apostrophes = /[\u2018\u2019\u02bc\u2032]/g

/** `text` with plain spaces and straight apostrophes, of the same length. */
export function fold(text: string): string {
  return text.replace(spaces, ' ').replace(apostrophes, "'")
}

/** Lines of a pasted page, blank ones included: any line break, NFC, invisible characters removed. */
export function readLines(input: string): TextLine[] {
  return input.split(lineBreaks).map((raw, index) => {
    const text = raw.replace(invisible, '').replace(controls, '').normalize('NFC').trim()
    return { number: index + 1, text, folded: fold(text) }
  })
}
