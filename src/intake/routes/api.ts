import { Hono } from 'hono'
import type { IntakeContext } from '../context.ts'

export function apiRoutes(_context: IntakeContext): Hono {
  return new Hono()
}
