const keyboards = [
  ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
]

/**
 * The letters that a word may have been meant to begin with, folded, likeliest first: its second one (two letters exchanged, or one too
 * many), then the keys beside its first one, then those above and below, on a French keyboard and on an English one.
 */
export function listMeantLetters(word: string): string[] {
  const [first = '', second = ''] = word
  const beside: string[] = []
  const across: string[] = []
  for (const rows of keyboards) {
    const row = rows.findIndex((keys) => keys.includes(first))
    if (row < 0) continue
    const place = rows[row]!.indexOf(first)
    beside.push(...[place - 1, place + 1].map((at) => rows[row]![at] ?? ''))
    across.push(...[row - 1, row + 1].map((at) => rows[at]?.[place] ?? ''))
  }
  return [...new Set([second, ...beside, ...across])].filter((letter) => /^[a-z]$/.test(letter) && letter !== first)
}
