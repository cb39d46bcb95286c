/**
 * The words that an inclusive form stands for: `ambassadeur·rices` → ambassadeur, ambassadrice. `base` and `endings` are folded
 * (`fold-words.ts`); `endings` are what follows each point, a lone « s » being the plural. Plurals are left to the stemmer.
 */
export function expandInclusive(base: string, endings: readonly string[]): string[] {
  const feminine = endings.find((ending) => ending !== 's')
  return feminine === undefined ? [base] : [base, join(base, feminine)]
}

/** Endings that take the place of one of the base's, not in alphabet's order: `lecteur·rice`, `chercheur·euse`, `actif·ve`, `ceux·elles`. */
const replaced: readonly [base: RegExp, ending: RegExp][] = [
  [/eur$/, /^(?:rice|ice|euse)s?$/],
  [/teur$/, /^trices?$/],
  [/[rx]$/, /^ses?$/],
  [/f$/, /^ves?$/],
  [/er$/, /^eres?$/],
  [/eux$/, /^elles?$/],
]

function join(base: string, ending: string): string {
  const rule = replaced.find(([tail, head]) => tail.test(base) && head.test(ending))
  if (!rule) return base + ending
  const stem = base.replace(rule[0], '')
  // « lecteur·ice » keeps its r: lect + rice.
  return stem + (/^ices?$/.test(ending) ? `r${ending}` : ending)
}
