import type { APIRoute } from 'astro'
import { buildContributionFeed } from '../../exports/atom/build-feeds.ts'
import { formatFeed } from '../../exports/atom/format-feed.ts'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'

export async function getStaticPaths() {
  const { state } = await useSite()
  return [...state.contributions.values()].filter(({ kind }) => kind !== 'comment').map(({ id }) => ({ params: { id } }))
}

export const GET: APIRoute<never, { id: string }> = async ({ params }) => {
  const site = await useSite()
  return respond('atom', formatFeed(buildContributionFeed(site, site.state.contributions.get(params.id)!)))
}
