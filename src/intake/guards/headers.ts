import { secureHeaders } from 'hono/secure-headers'

/** For every answer. Pages may narrow it further; search needs WebAssembly, the plan's pictures `style` attributes; nothing needs inline script. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
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
  // The host's proxy decides on TLS; saying it over plain http would be noise.
  strictTransportSecurity: false,
  // A private page is stricter about referrers.
  overwrite: false,
})
