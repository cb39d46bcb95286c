import { translateMeasures } from '../i18n/measures.ts'
import type { MeasuresDictionary } from '../i18n/measures.ts'
import type { KeyOf, Translate } from '../i18n/index.ts'
import type { Measures } from './measures.ts'
import type { Site } from './site.ts'

/** The audit's kinds of pages, for readers. */
const kinds: Readonly<Record<string, KeyOf<MeasuresDictionary>>> = {
  accueil: 'kind.home',
  axe: 'kind.axis',
  objectif: 'kind.objective',
  action: 'kind.action',
  'action d’origine': 'kind.action-first',
  'action avec provenance': 'kind.action-changed',
  'le plan entier': 'kind.plan',
  'formulaire : modifier': 'kind.form',
}

/** Measured figures in words. */
export interface MeasuresPage {
  t: Translate<MeasuresDictionary>
  date: string
  /** Rows of cells, the page's name first. */
  weights: { name: string; cells: string[] }[]
  copy: string | null
  lighthouse: { what: string; rows: { name: string; cells: string[] }[] } | null
  accessibility: { run: string; faults: string; rgaa: string; wcag: string } | null
}

export function buildMeasuresPage(site: Site, { at, pages, copy, lighthouse, accessibility }: Measures): MeasuresPage {
  const t = translateMeasures(site.language)
  const nameOf = (kind: string): string => (kinds[kind] ? t(kinds[kind]) : kind)
  const numbers = new Intl.NumberFormat(site.language, { maximumFractionDigits: 1 })
  const size = (bytes: number): string => t('eco.kilobytes', { size: numbers.format(bytes / 1000) })
  const list = (criteria: readonly string[]): string => t('a11y.criteria', { count: criteria.length, list: criteria.join(', ') })
  return {
    t,
    date: site.date(at),
    weights: pages.map(({ kind, requests, bytes, scriptBytes, elements, ecoindex }) => ({ name: nameOf(kind), cells: [numbers.format(requests), size(bytes), size(scriptBytes), numbers.format(elements), numbers.format(ecoindex)] })),
    copy: copy.files > 0 ? t('eco.copy-what', { files: numbers.format(copy.files), sent: size(copy.sent), kept: size(copy.kept) }) : null,
    lighthouse: lighthouse && {
      what: t('eco.lighthouse-what', { version: lighthouse.version, date: site.date(lighthouse.at), runs: lighthouse.runs }),
      rows: lighthouse.scores.map(({ kind, performance, accessibility: access, bestPractices, seo }) => ({ name: nameOf(kind), cells: [performance, access, bestPractices, seo].map(String) })),
    },
    accessibility: accessibility.pages === 0 ? null : {
      run: t('a11y.run', { date: site.date(at), pages: accessibility.pages, looks: accessibility.looks, rules: accessibility.rules, axe: accessibility.axe }),
      faults: accessibility.faults === 0 ? t('a11y.none') : t('a11y.some', { count: accessibility.faults }),
      rgaa: list(accessibility.rgaa),
      wcag: list(accessibility.wcag),
    },
  }
}
