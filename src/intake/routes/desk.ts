import { Hono } from 'hono'
import type { IntakeContext } from '../context.ts'

export function deskRoutes(_context: IntakeContext): Hono {
  return new Hono()
}
