import type { Context } from 'hono'
import type { z } from 'zod'
import { ApiFault } from './api-fault.ts'

/** The request's JSON, checked. Throws the 422 that GitHub answers. */
export async function readBody<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.infer<Schema>> {
  const json: unknown = await context.req.json().catch(() => undefined)
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new ApiFault(422, 'Validation Failed', parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message, code: 'custom' })))
  return parsed.data
}
