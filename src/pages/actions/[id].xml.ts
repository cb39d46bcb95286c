import type { APIRoute } from 'astro'
import { buildItemFeed } from '../../exports/atom/build-feeds.ts'
import { formatFeed } from '../../exports/atom/format-feed.ts'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'
import { listItemPaths } from '../../site/item-paths.ts'

export async function getStaticPaths() {
  return listItemPaths(await useSite(), 'action')
}

export const GET: APIRoute<never, { id: string }> = async ({ params }) => respond('atom', formatFeed(buildItemFeed(await useSite(), 'action', params.id)))
