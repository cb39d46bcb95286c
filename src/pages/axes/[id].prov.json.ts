import type { APIRoute } from 'astro'
import { buildItemProv, formatProv } from '../../exports/prov/build-prov.ts'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'
import { listItemPaths } from '../../site/item-paths.ts'

export async function getStaticPaths() {
  return listItemPaths(await useSite(), 'axis')
}

export const GET: APIRoute<never, { id: string }> = async ({ params }) => respond('json', formatProv(buildItemProv(await useSite(), params.id)))
