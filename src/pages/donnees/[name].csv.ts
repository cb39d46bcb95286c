import type { APIRoute } from 'astro'
import { datasetNames, datasets } from '../../exports/data/datasets.ts'
import type { DatasetName } from '../../exports/data/datasets.ts'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'

export const getStaticPaths = () => datasetNames.map((name) => ({ params: { name } }))

export const GET: APIRoute<never, { name: DatasetName }> = async ({ params }) => respond('csv', datasets[params.name].csv(await useSite()))
