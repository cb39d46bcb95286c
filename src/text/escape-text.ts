/**
 * Offsets of `text` before which a backslash makes it plain words in CommonMark and GFM, wherever it stands: no emphasis,
 * link, image, code, HTML, entity, address, footnote, and at the start of a line no block. Only what could be markup is
 * escaped, so that the source stays readable.
 *
 * @param text lines without outer white space.
 * @param isLineStart whether the text begins a line of Markdown.
 */
export function listEscapes(text: string, isLineStart: boolean): ReadonlySet<number> {
  const offsets = new Set<number>()
  for (const pattern of inline) for (const match of text.matchAll(pattern)) offsets.add(match.index + match[0].length - 1)
  for (const match of text.matchAll(lineStarts)) if (match.index > 0 || isLineStart) offsets.add(match.index + match[0].length - 1)
  return offsets
}

/** `text` as Markdown that shows exactly these words. A line end becomes a line break that readers see. */
export function escapeText(text: string, isLineStart = true): string {
  return writeEscaped(text, 0, text.length, listEscapes(text, isLineStart))
}

/** A part of `text`, with the escapes that `listEscapes` found for the whole. */
export function writeEscaped(text: string, from: number, to: number, escapes: ReadonlySet<number>): string {
  let result = ''
  for (let at = from; at < to; at += 1) {
    const character = text.charAt(at)
    result += character === '\n' ? '\\\n' : escapes.has(at) ? `\\${character}` : character
  }
  return result
}

// Each match ends on the character to escape.
const inline = [
  /[\\`*[\]<~]/g,
  // An underscore inside a word is never markup.
  /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
  /&(?=#?[a-z0-9]{1,31};)/gi,
  /https?:(?=\/\/)/gi,
  /www\./gi,
  /[\w.+-]@(?=[\w-])/g,
]
const lineStarts = /^(?:#(?=#{0,5}(?:\s|$))|>|\||[-+](?=\s|$|[-|:])|=(?==*\s*$)|:(?=\s*-)|\d{1,9}[.)](?=\s|$))/gm
