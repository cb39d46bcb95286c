import type { APIRoute, GetStaticPaths } from 'astro'
import { respond } from '../../exports/respond.ts'
import { useSite } from '../../site/context.ts'
import { formatMinutes } from '../../site/format-minutes.ts'
import { buildMinutes, listSessions } from '../../site/session-minutes.ts'
import type { ClosedSession } from '../../site/session-minutes.ts'

export const getStaticPaths = (async () => listSessions(await useSite()).map((closed) => ({ params: { id: closed.contribution }, props: { closed } }))) satisfies GetStaticPaths

export const GET: APIRoute<{ closed: ClosedSession }> = async ({ props }) => {
  const site = await useSite()
  return respond('text', formatMinutes(site, buildMinutes(site, props.closed)))
}
