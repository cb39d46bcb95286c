import type { Time } from '../../forges/github/time.ts'
import type { OutboxTiming } from '../../intake/private/outbox.ts'

export interface ManualTime extends Time {
  /** Milliseconds slept so far, each. */
  readonly slept: number[]
  /** What is being waited for has taken too long. */
  expire(): void
}

/** A clock that moves only when someone sleeps, and then at once; a deadline passes only when the test says so. */
export function createManualTime(start = '2026-02-03T04:05:06Z'): ManualTime {
  let now = Date.parse(start)
  const slept: number[] = []
  const deadlines = new Set<AbortController>()
  return {
    slept,
    now: () => new Date(now),
    async sleep(milliseconds) {
      slept.push(milliseconds)
      now += milliseconds
    },
    deadline() {
      const controller = new AbortController()
      deadlines.add(controller)
      return { signal: controller.signal, clear: () => deadlines.delete(controller) }
    },
    random: () => 0.5,
    expire() {
      for (const controller of deadlines) controller.abort(new DOMException('took too long', 'TimeoutError'))
    },
  }
}

/** An outbox's timers on such a clock: who waits moves it, at once. */
export function createManualTiming(time: ManualTime): OutboxTiming {
  return {
    random: time.random,
    wake(milliseconds, task) {
      const due = setImmediate(() => void time.sleep(milliseconds).then(task))
      return () => clearImmediate(due)
    },
  }
}
