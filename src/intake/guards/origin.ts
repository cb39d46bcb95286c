import type { Context } from 'hono'

/**
 * Whether a POST was sent by another site's page. Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; a program says
 * neither. `null` is what a page without referrer sends, such as ours with a private link.
 */
export function isFromAnotherSite(c: Context, publicUrl: string | null): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = c.req.header('origin')
  if (!origin || origin === 'null') return false
  return origin !== publicUrl && hostOf(origin) !== c.req.header('host') && origin !== new URL(c.req.url).origin
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
