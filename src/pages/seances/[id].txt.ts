import type { APIRoute, GetStaticPaths } from 'astro'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'
import { formatMinutes } from '../../site/format-minutes.ts'
import { buildMinutes, findSession, listSessions } from '../../site/session-minutes.ts'

export const getStaticPaths = (async () => listSessions(await useSite()).map((closed) => ({ params: { id: closed.contribution } }))) satisfies GetStaticPaths

export const GET: APIRoute<Record<string, never>, { id: string }> = async ({ params }) => {
  const site = await useSite()
  return respond('text', formatMinutes(site, buildMinutes(site, findSession(site, params.id))))
}
