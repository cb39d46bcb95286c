/** What EcoIndex looks at, on the first visit of a page. */
export interface EcoIndexInput {
  /** Elements of the document, those inside an SVG apart. */
  elements: number
  requests: number
  /** Transferred, compressed. */
  kilobytes: number
}

export type EcoIndexGrade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'

/** Twentieths of what 500,000 addresses of the HTTP Archive weighed, as the EcoIndex reference publishes them. */
const twentieths: Record<keyof EcoIndexInput, readonly number[]> = {
  elements: [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601],
  requests: [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920],
  kilobytes: [0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26],
}

/**
 * EcoIndex of a page, from 0 to 100 (best), not rounded.
 * Source: GreenIT-Analysis (`ecoIndex.js`) and https://www.ecoindex.fr/comment-ca-marche/: elements weigh three, requests two, bytes one.
 */
export function computeEcoIndex(input: EcoIndexInput): number {
  const place = (key: keyof EcoIndexInput): number => findTwentieth(twentieths[key], input[key])
  return 100 - (5 * (3 * place('elements') + 2 * place('requests') + place('kilobytes'))) / 6
}

/** Grade of a score, by the reference's bounds: A is over 80. */
export function gradeEcoIndex(score: number): EcoIndexGrade {
  const bounds: [EcoIndexGrade, number][] = [['A', 80], ['B', 70], ['C', 55], ['D', 40], ['E', 25], ['F', 10]]
  return bounds.find(([, over]) => score > over)?.[0] ?? 'G'
}

/** Place of a value among twentieths, from 0 to 20, in between by proportion. */
function findTwentieth(bounds: readonly number[], value: number): number {
  const next = bounds.findIndex((bound) => value < bound)
  if (next === -1) return bounds.length - 1
  const [from, to] = [bounds[next - 1] ?? 0, bounds[next]!]
  return next - 1 + (value - from) / (to - from)
}
