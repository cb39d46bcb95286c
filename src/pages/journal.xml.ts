import type { APIRoute } from 'astro'
import { buildPlanFeed } from '../exports/atom/build-feeds.ts'
import { formatFeed } from '../exports/atom/format-feed.ts'
import { respond } from '../exports/respond.ts'
import { useSite } from '../site/context.ts'

export const GET: APIRoute = async () => respond('atom', formatFeed(buildPlanFeed(await useSite())))
