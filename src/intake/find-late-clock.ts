import { readRegister } from '../register/read-register.ts'
import type { Clock, PlanRepository } from '../ports.ts'

/** In milliseconds: two machines that share a plan may differ by this much. */
const tolerated = 3_600_000

/**
 * When this machine's clock is earlier than what happened last: the two instants. Dates are written for good, so whoever starts
 * the plan has to know before the first one is.
 */
export async function findLateClock(repository: PlanRepository, clock: Clock): Promise<{ now: Date; last: Date } | null> {
  const { events } = await readRegister(repository, (await repository.heads()).register)
  const last = new Date(events.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), 0))
  const now = clock.now()
  return last.getTime() - now.getTime() > tolerated ? { now, last } : null
}
