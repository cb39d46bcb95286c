import type { LighthouseScores } from '../site/measures.ts'

/** Scores of one run, by Lighthouse's names of its categories, from 0 to 1; null for one that could not be computed. */
export type LighthouseRun = Readonly<Record<'performance' | 'accessibility' | 'best-practices' | 'seo', number | null>>

/** Pages that are scored, and the least that every category must reach on each. */
export const scored = [
  { kind: 'accueil', path: '', least: 100 },
  { kind: 'action avec provenance', path: 'actions/monnaies-locales/', least: 100 },
  { kind: 'formulaire : modifier', path: 'proposer/?intention=modifier&element=travailler-avec-ces-lieux', least: 98 },
] as const

/** The median of each category over several runs, out of 100. Throws without a run. */
export function takeMedians(kind: string, runs: readonly LighthouseRun[]): LighthouseScores {
  if (runs.length === 0) throw new RangeError('A median needs at least one run.')
  const median = (category: keyof LighthouseRun): number => {
    const sorted = runs.map((run) => run[category] ?? 0).sort((one, other) => one - other)
    return Math.round(sorted[Math.floor((sorted.length - 1) / 2)]! * 100)
  }
  return { kind, performance: median('performance'), accessibility: median('accessibility'), bestPractices: median('best-practices'), seo: median('seo') }
}

/** Categories under the least that is asked, in French. */
export function listLowScores({ kind, ...scores }: LighthouseScores): string[] {
  const least = scored.find((page) => page.kind === kind)?.least ?? 100
  const names = { performance: 'performance', accessibility: 'accessibilité', bestPractices: 'bonnes pratiques', seo: 'référencement' } as const
  return (Object.keys(names) as (keyof typeof names)[]).filter((name) => scores[name] < least).map((name) => `${kind} : ${names[name]} ${scores[name]} (${least} au moins)`)
}
