import measured from './measures.json' with { type: 'json' }

/** What the first visit of a page costs. */
export interface MeasuredPage {
  /** In French, as in the audit's report. */
  kind: string
  requests: number
  /** Sent, compressed, headers included. */
  bytes: number
  scriptBytes: number
  elements: number
  /** From 0 to 100, one decimal. */
  ecoindex: number
}

/** Scores from 0 to 100: the median of several runs. */
export interface LighthouseScores {
  kind: string
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
}

/** Figures of the last audit of the demonstration that was kept: `npm run audit -- save` writes them. */
export interface Measures {
  /** Day of the audit, YYYY-MM-DD. */
  at: string
  accessibility: {
    /** Version of axe-core, and how many of its rules ran. */
    axe: string
    rules: number
    /** Criteria that those rules bear on, by number, in order. */
    wcag: string[]
    rgaa: string[]
    /** Kinds of pages and steps, ways to look at each, faults found. */
    pages: number
    looks: number
    faults: number
  }
  /** One of each kind of page that must be light, the heaviest. */
  pages: MeasuredPage[]
  copy: { files: number; sent: number; kept: number }
  lighthouse: { at: string; version: string; runs: number; scores: LighthouseScores[] } | null
}

export const measures: Measures = measured
