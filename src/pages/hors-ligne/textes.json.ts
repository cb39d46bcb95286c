import type { APIRoute } from 'astro'
import { respond } from '../../exports/respond.ts'
import { writeOfflineTexts } from '../../offline/offline-texts.ts'
import { useSite } from '../../site/context.ts'

export const GET: APIRoute = async () => {
  const site = await useSite()
  const changes = [...site.state.log, ...site.state.events].map(({ at }) => at)
  return respond('json', JSON.stringify(writeOfflineTexts(site, changes)))
}
