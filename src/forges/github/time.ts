import { setTimeout as wait } from 'node:timers/promises'

/** A limit on how long something may take; to be cleared when it is over. */
export interface Deadline {
  signal: AbortSignal
  clear(): void
}

/** Everything of this adapter that depends on time or chance, so that a test waits for nothing. Durations in milliseconds. */
export interface Time {
  now(): Date
  sleep(milliseconds: number): Promise<void>
  /** Its signal aborts after that long. */
  deadline(milliseconds: number): Deadline
  /** From 0 to 1, for jitter. */
  random(): number
}

export const systemTime: Time = {
  now: () => new Date(),
  sleep: (milliseconds) => wait(milliseconds),
  deadline(milliseconds) {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(new DOMException(`No answer after ${milliseconds} ms`, 'TimeoutError')), milliseconds)
    return { signal: controller.signal, clear: () => clearTimeout(timer) }
  },
  random: () => Math.random(),
}
