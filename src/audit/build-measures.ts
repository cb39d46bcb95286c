import type { MeasuredPage, Measures } from '../site/measures.ts'
import { scoreOf } from './limits.ts'
import type { PageAudit } from './run-audit.ts'
import { looks } from './scan-accessibility.ts'
import { listTestedRules } from './tested-rules.ts'
import type { CopyWeight } from './weigh-copy.ts'

/** What of an audit the site publishes. `at`: its day, YYYY-MM-DD; `lighthouse`: the last scores, kept as they are. */
export function buildMeasures(audits: readonly PageAudit[], copy: CopyWeight, { at, lighthouse }: Pick<Measures, 'at' | 'lighthouse'>): Measures {
  return {
    at,
    accessibility: { ...listTestedRules(), pages: new Set(audits.map(({ kind }) => kind)).size, looks: looks.length, faults: audits.reduce((sum, { faults }) => sum + faults.length, 0) },
    pages: listHeaviest(audits),
    copy,
    lighthouse,
  }
}

/** Kinds of pages that must be light, in the audit's order: the heaviest of each. */
const published = ['accueil', 'axe', 'objectif', 'action', 'action d’origine', 'action avec provenance', 'le plan entier']

function listHeaviest(audits: readonly PageAudit[]): MeasuredPage[] {
  const heaviest = new Map<string, MeasuredPage>()
  for (const { kind, weight } of audits) {
    if (!weight || !published.includes(kind)) continue
    const { requests, bytes, scriptBytes, elements } = weight
    const known = heaviest.get(kind)
    if (!known || known.bytes < bytes) heaviest.set(kind, { kind, requests, bytes, scriptBytes, elements, ecoindex: Math.round(scoreOf(weight) * 10) / 10 })
  }
  return [...heaviest.values()]
}
