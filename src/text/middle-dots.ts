/** A word written with points or hyphens where inclusive writing has the middle dot: `citoyen-ne-s`. UTF-16 offsets. */
export interface TypedDots {
  start: number
  end: number
  typed: string
  /** The same with « · »: `citoyen·ne·s`. */
  dotted: string
}

/** Each feminine ending, and how the word before it must end: `citoyen.ne` is one, « dis-le » and « est-elle » are none. */
const endings: readonly [base: RegExp, ending: RegExp][] = [
  [/^(?:\p{L}{3,}|\p{L}[éu])$/u, /^es?$/],
  [/n$/, /^nes?$/],
  [/l$/, /^les?$/],
  [/t$|^tou$/, /^tes?$/],
  [/eur$/, /^(?:r?ice|trice|euse|se|e)s?$/],
  [/x$/, /^ses?$/],
  [/f$/, /^ves?$/],
  [/er$/, /^i?[èe]res?$/],
  [/e$/, /^sses?$/],
  [/aux$/, /^ales$/],
]
/** Short words that take a hyphen before a verb, not an ending. */
const others = new Set(['tu', 'eu', 'du', 'au'])

// Neither an address, nor a name of a file, nor one more link of a longer compound.
const word = /(?<![\p{L}\p{M}\p{N}@/\\._:#-])(\p{L}+)([.-])(\p{L}{1,6})(?:([.-])(s))?(?![\p{L}\p{M}\p{N}@/\\_]|[.-][\p{L}\p{N}])/giu

/** Every such word of a text, in order. In doubt, none: what people write is theirs. */
export function findTypedDots(text: string): TypedDots[] {
  return [...text.matchAll(word)].flatMap((match) => {
    const [typed, base = '', , ending = '', , plural] = match
    if (!isInclusive(base, ending)) return []
    return [{ start: match.index, end: match.index + typed.length, typed, dotted: `${base}·${ending}${plural ? `·${plural}` : ''}` }]
  })
}

/** The text with those of its words that `isWanted` accepts written with middle dots; everything else as it is, length included. */
export function writeMiddleDots(text: string, isWanted: (found: TypedDots) => boolean = () => true): string {
  return findTypedDots(text).filter(isWanted).reduceRight((written, { start, end, dotted }) => written.slice(0, start) + dotted + written.slice(end), text)
}

function isInclusive(base: string, ending: string): boolean {
  const [word, tail] = [base.toLowerCase(), ending.toLowerCase()]
  // « Annexe-E » is a name; « ÉLU.E.S » is not.
  const isCased = ending !== tail && !(base === base.toUpperCase() && base.length > 1)
  return !isCased && !others.has(word) && endings.some(([before, after]) => before.test(word) && after.test(tail))
}
