import { z } from 'zod'
import { datasetNames, datasets } from './data/datasets.ts'
import { provSchema } from './prov/prov-schema.ts'

/** JSON Schemas (2020-12) under `/donnees/schemas/`, by name. */
export const schemas: ReadonlyMap<string, () => string> = new Map([
  ...datasetNames.map((name) => [name, () => datasets[name].schema()] as const),
  ['prov', () => `${JSON.stringify(z.toJSONSchema(provSchema), null, 2)}\n`] as const,
])
