import type { APIRoute } from 'astro'
import { respond } from '../../../exports/respond.ts'
import { useSite } from '../../../site/context.ts'
import { buildOfflineElement, listOfflineElements } from '../../../site/offline-element.ts'

export async function getStaticPaths() {
  return listOfflineElements(await useSite()).map((id) => ({ params: { id } }))
}

export const GET: APIRoute = async ({ params }) => respond('json', JSON.stringify(buildOfflineElement(await useSite(), params['id']!)))
