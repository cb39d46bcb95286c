import { z } from 'zod'
import type { Site } from '../../site/site.ts'
import { once } from '../once.ts'
import { buildConcordanceData, concordanceSchema } from './concordance-data.ts'
import { buildDecisionsData, decisionsSchema } from './decisions-data.ts'
import { formatCsv } from './format-csv.ts'
import type { CsvRow } from './format-csv.ts'
import { buildPlanData, planSchema } from './plan-data.ts'
import { buildProposalsData, proposalsSchema } from './proposals-data.ts'
import { concordanceRows, decisionRows, planRows, proposalRows } from './tables.ts'

/** Names of the files under `/donnees/`. */
export const datasetNames = ['plan', 'propositions', 'decisions', 'anciens-numeros'] as const
export type DatasetName = (typeof datasetNames)[number]

/** One set of data, in all its forms. */
export interface Dataset {
  json(site: Site): string
  csv(site: Site): string
  /** JSON Schema (2020-12) of the JSON. */
  schema(): string
  columns: readonly string[]
}

export const datasets: Readonly<Record<DatasetName, Dataset>> = {
  plan: createDataset(planSchema, buildPlanData, planRows, ['kind', 'number', 'id', 'parent', 'title', 'label', 'text', 'updated', 'commit', 'page']),
  propositions: createDataset(proposalsSchema, buildProposalsData, proposalRows, ['number', 'id', 'kind', 'status', 'heading', 'submittedAt', 'by', 'name', 'borrowsName', 'late', 'example', 'items', 'rationale', 'text', 'decision', 'withheld', 'page']),
  decisions: createDataset(decisionsSchema, buildDecisionsData, decisionRows, ['id', 'contribution', 'number', 'outcome', 'standing', 'at', 'by', 'name', 'borrowsName', 'reason', 'leftOpen', 'leftOut', 'into', 'commits', 'landed', 'page']),
  'anciens-numeros': createDataset(concordanceSchema, buildConcordanceData, concordanceRows, ['kind', 'number', 'item', 'label', 'from', 'fromKind', 'fromRef', 'until', 'untilKind', 'untilRef', 'page']),
}

function createDataset<Data>(schema: z.ZodType<Data>, build: (site: Site) => Data, rows: (data: Data) => CsvRow[], columns: readonly string[]): Dataset {
  const read = once(build)
  return {
    json: (site) => formatJson(read(site)),
    csv: (site) => formatCsv(columns, rows(read(site))),
    schema: () => formatJson(z.toJSONSchema(schema)),
    columns,
  }
}

function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
