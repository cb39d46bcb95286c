/**
 * The offset in a text node's value that answers to an offset in its Markdown source: escapes and character references
 * are longer in the source, line ends lose the white space around them. The value's end where the two cannot be matched.
 */
export function valueOffset(raw: string, value: string, offset: number): number {
  let source = 0
  let at = 0
  while (source < offset && at < value.length) {
    const rest = raw.slice(source, source + 40)
    const reference = /^&(?:#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/.exec(rest)?.[0]
    const space = /^[ \t]*\r?\n[ \t>]*/.exec(raw.slice(source, source + 400))?.[0]
    if (space !== undefined && value.charAt(at) === '\n') {
      source += space.length
      at += 1
    } else if (rest.charAt(0) === '\\' && rest.charAt(1) === value.charAt(at) && /[!-/:-@[-`{-~]/.test(rest.charAt(1))) {
      source += 2
      at += 1
    } else if (reference !== undefined && !value.startsWith(reference, at)) {
      source += reference.length
      // A few references stand for two code units.
      at += raw.charAt(source) === value.charAt(at + 1) || source >= raw.length ? 1 : 2
    } else if (rest.charAt(0) === value.charAt(at)) {
      source += 1
      at += 1
    } else return value.length
  }
  return at
}
