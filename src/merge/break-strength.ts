import { countLines, type Reading } from './read-text.ts'

/** What begins at a token: 2 a paragraph, list item, heading or row; 1 a sentence or a line; 0 neither. Both ends of a text are 2. */
export function breakStrength(reading: Reading, index: number): 0 | 1 | 2 {
  const lines = countLines(reading.before[index] ?? '')
  if (index === 0 || index >= reading.tokens.length - 1 || lines > 1) return 2
  if (lines === 1) return reading.tokens[index]?.kind === 'markup' && /^(?:[-*+>|]|\p{N}+[.)]|#+)$/u.test(reading.keys[index] as string) ? 2 : 1
  return reading.begins[index] === true ? 1 : 0
}
