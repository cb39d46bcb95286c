import type { Context } from 'hono'
import type { IntakeContext } from './context.ts'

/** Scheme, host and port at which the intake answers, without `base`: private links lead there, wherever the site is served. */
export function ownOrigin({ ownUrl }: Pick<IntakeContext, 'ownUrl'>, c: Context): string {
  return ownUrl ?? new URL(c.req.url).origin
}
