import type { APIRoute } from 'astro'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'
import { listSearchFacets } from '../../site/search-facets.ts'

export const GET: APIRoute = async () => respond('json', JSON.stringify(listSearchFacets(await useSite())))
