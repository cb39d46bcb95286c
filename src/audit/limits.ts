import { computeEcoIndex } from './ecoindex.ts'
import type { PageWeight } from './weigh-page.ts'

/** Pages that must be light; long ones are reported without a limit. */
export type WeightClass = 'reading' | 'reported'

interface Limit {
  /** In French, for the report. */
  label: string
  /** The measure, in the unit of the limit. */
  read(weight: PageWeight): number
  holds(value: number): boolean
  /** The limit, in French. */
  bound: string
}

/** Every limit of the audit, once: what people on a poor network, and the planet, may expect of the home page and the items' pages. */
export const limits: Record<WeightClass, readonly Limit[]> = {
  reading: [
    { label: 'EcoIndex', read: scoreOf, holds: (score) => score > 80, bound: 'plus de 80 (A)' },
    { label: 'octets transférés', read: (weight) => weight.bytes, holds: (bytes) => bytes <= 15_000, bound: '15 000 au plus' },
    { label: 'octets de script', read: (weight) => weight.scriptBytes, holds: (bytes) => bytes <= 3_000, bound: '3 000 au plus' },
    { label: 'requêtes', read: (weight) => weight.requests, holds: (requests) => requests <= 6, bound: '6 au plus' },
  ],
  reported: [],
}

/** EcoIndex of a weighed page. */
export function scoreOf({ elements, requests, bytes }: PageWeight): number {
  return computeEcoIndex({ elements, requests, kilobytes: bytes / 1000 })
}

/** Limits that a page breaks, in French; a request to another host and an error of the page break one on every page. */
export function listBrokenLimits(weight: PageWeight, weightClass: WeightClass): string[] {
  const broken = limits[weightClass].filter(({ read, holds }) => !holds(read(weight))).map(({ label, read, bound }) => `${label} : ${Math.round(read(weight))} (${bound})`)
  return [...broken, ...weight.otherHosts.map((host) => `requête à un autre hôte : ${host}`), ...weight.errors.map((error) => `erreur de la page : ${error}`)]
}
