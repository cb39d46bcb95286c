/** The one line ending that a text uses, `none` without line breaks, `mixed` where it uses several. */
export function lineEnding(text: string): '\n' | '\r\n' | '\r' | 'none' | 'mixed' {
  const found = new Set(text.match(/\r\n|\n|\r/g))
  if (found.size === 0) return 'none'
  if (found.size > 1) return 'mixed'
  return [...found][0] as '\n' | '\r\n' | '\r'
}

/**
 * Brings texts to `\n` where each has one line ending of its own, and says which one the merged text takes: that of the
 * first side which changed it, else the base's. Texts with mixed endings are left as they are.
 */
export function alignEndings(base: string, sides: readonly string[]): { base: string; sides: string[]; restore: (text: string) => string } {
  const endings = [base, ...sides].map(lineEnding)
  const kept = { base, sides: [...sides], restore: (text: string): string => text }
  if (endings.includes('mixed') || endings.every((ending) => ending === 'none' || ending === '\n')) return kept
  const own = endings[0]
  const chosen = endings.slice(1).find((ending) => ending !== 'none' && ending !== own) ?? own ?? 'none'
  const plain = (text: string): string => text.replace(/\r\n?/g, '\n')
  return {
    base: plain(base),
    sides: sides.map(plain),
    restore: (text) => (chosen === 'none' || chosen === '\n' ? text : text.replace(/\n/g, chosen)),
  }
}
