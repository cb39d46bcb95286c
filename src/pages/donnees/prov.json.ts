import type { APIRoute } from 'astro'
import { buildPlanProv, formatProv } from '../../exports/prov/build-prov.ts'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'

export const GET: APIRoute = async () => respond('json', formatProv(buildPlanProv(await useSite())))
