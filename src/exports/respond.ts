/** Content types of the documents; the charset is part of the format where it is left out. */
const types = {
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const

/** A document as an endpoint gives it. */
export function respond(type: keyof typeof types, text: string): Response {
  return new Response(text, { headers: { 'content-type': types[type] } })
}
