import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** For every page. Pages may narrow it further; the plan's pictures need `style` attributes; nothing needs inline script. */
const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // Contributed text keeps no attribute of this name: it is sanitised.
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  // For browsers that are gone; a hundred bytes of each answer.
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  originAgentCluster: false,
  // The host's proxy decides on TLS; saying it over plain http would be noise.
  strictTransportSecurity: false,
  // A private page is stricter about referrers.
  overwrite: false,
})

/** What only a document can use: on styles and search indexes it would be half of what is sent. */
const documentHeaders = ['content-security-policy', 'cross-origin-opener-policy', 'referrer-policy', 'x-frame-options']
const plainFile = /^(?:text\/css|application\/(?:json|octet-stream)|font\/)/

/** For every answer: what a page may do, and that a file is what it says. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await pageHeaders(c, next)
  if (plainFile.test(c.res.headers.get('content-type') ?? '')) for (const name of documentHeaders) c.res.headers.delete(name)
}
