import { z } from 'zod'
import { operations } from './operations.ts'
import type { Operation } from './operations.ts'

const meanings: Record<number, string> = {
  200: 'Done',
  201: 'Added',
  202: 'Kept on disk; its effect follows',
  204: 'Done',
  400: 'Not readable, or not of the expected form',
  401: 'Needs a coordinator’s session or link',
  404: 'Not there',
  409: 'It changed meanwhile',
  413: 'Too long',
  422: 'Something is to be corrected: see `issues`',
  429: 'Too many; `Retry-After` says when to come back',
  503: 'Could not be kept, or the plan cannot be read just now; nothing was recorded',
}

/** The OpenAPI 3.1 description, made from the schemas that the server itself checks with. `server` is the site's address with its base. */
export function describeApi(server: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, operation] of Object.entries(operations)) {
    const path = `/${operation.path}`
    paths[path] = { ...paths[path], [operation.method]: describeOperation(operationId, operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Plan vivant', version: '1', description: 'The JSON twins of every form. Texts that are sent are plain words; texts that are given are Markdown.' },
    servers: [{ url: server.replace(/\/$/, '') }],
    paths,
    components: { securitySchemes: { link: { type: 'http', scheme: 'bearer', description: 'Last part of a coordinator’s personal link' }, session: { type: 'apiKey', in: 'cookie', name: 'coordination' } } },
  }
}

function describeOperation(operationId: string, { path, summary, query = [], body, answers, desk }: Operation): Record<string, unknown> {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const inQuery = query.map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
  return {
    operationId,
    summary,
    ...(inPath.length + inQuery.length > 0 && { parameters: [...inPath, ...inQuery] }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } } }),
    responses: Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, { description: meanings[Number(status)], ...(schema && { content: { 'application/json': { schema: jsonSchema(schema, 'output') } } }) }])),
    ...(desk && { security: [{ link: [] }, { session: [] }] }),
  }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return described
}
