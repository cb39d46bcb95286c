import type { APIRoute } from 'astro'
import { datasetNames, datasets } from '../../../exports/data/datasets.ts'
import type { DatasetName } from '../../../exports/data/datasets.ts'
import { respond } from '../../../exports/respond.ts'

export const getStaticPaths = () => datasetNames.map((name) => ({ params: { name } }))

export const GET: APIRoute<never, { name: DatasetName }> = ({ params }) => respond('schema', datasets[params.name].schema())
