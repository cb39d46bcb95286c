/** Content types of the documents; the charset is part of the format where it is left out. */
const types = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
  schema: 'application/schema+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
} as const

/** A document as an endpoint gives it. */
export function respond(type: keyof typeof types, text: string): Response {
  return new Response(text, { headers: { 'content-type': types[type] } })
}
