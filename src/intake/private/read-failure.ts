import { ForgeClosed, ForgePaused, ForgeRefused, ForgeUnreachable, TooSoon } from '../../ports.ts'

/**
 * What a failed delivery means. `set-aside`: a person must look at that entry, others pass. `wait`: that entry alone waits until
 * then. `stop`: nothing leaves before `until`, or before a person says so. `retry`: that entry alone is tried again.
 */
export type Failure = { does: 'set-aside' } | { does: 'wait'; until: number } | { does: 'stop'; why: Stop['why']; until: number } | { does: 'retry' }

/** Why nothing leaves at the moment. `closed`: the forge lets us do nothing; a person must look, and each hour it is tried again. */
export interface Stop {
  why: 'paused' | 'unreachable' | 'closed'
  /** ISO 8601. */
  since: string
  until: string
  /** English, for who runs the server. */
  message: string
}

const firstDelay = 1_000
const longestDelay = 60_000
const closedDelay = 3_600_000

/** How long to wait after the nth failure in a row (from 1): a second, doubled each time up to a minute, and up to half as much again by chance. In milliseconds. */
export function backOff(failures: number, random: () => number): number {
  return Math.ceil(Math.min(longestDelay, firstDelay * 2 ** (failures - 1)) * (1 + random() / 2))
}

/** Instants are in milliseconds since 1970; `outages`: how often in a row the forge gave no answer, this one included. */
export function readFailure(error: unknown, now: number, outages: number, random: () => number): Failure {
  if (error instanceof ForgeRefused) return { does: 'set-aside' }
  if (error instanceof TooSoon) return { does: 'wait', until: error.until.getTime() }
  if (error instanceof ForgePaused) return { does: 'stop', why: 'paused', until: error.until.getTime() }
  if (error instanceof ForgeClosed) return { does: 'stop', why: 'closed', until: now + closedDelay }
  if (error instanceof ForgeUnreachable) return { does: 'stop', why: 'unreachable', until: now + backOff(outages, random) }
  return { does: 'retry' }
}
