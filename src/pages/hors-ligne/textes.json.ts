import type { APIRoute } from 'astro'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'
import { tellOffline } from '../../site/tell-offline.ts'

export const GET: APIRoute = async () => respond('json', JSON.stringify(tellOffline(await useSite())))
