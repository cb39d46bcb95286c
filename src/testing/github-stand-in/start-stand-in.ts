import { onTestFinished } from 'vitest'
import { serveStandIn } from './serve-stand-in.ts'
import type { StandIn, StandInOptions } from './serve-stand-in.ts'

/** A stand-in that stops when the test ends. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const standIn = await serveStandIn(options)
  onTestFinished(() => standIn.stop())
  return standIn
}
