/**
 * Runs `work` one at a time: who asks while it runs waits for one more run, since what it looked at may have changed.
 * A failure reaches those who waited for that run alone.
 */
export function lookAgain(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const run = (): Promise<void> => {
    next = null
    running = work().finally(() => {
      running = null
    })
    return running
  }
  return () => {
    if (!running) return run()
    next ??= running.then(run, run)
    return next
  }
}
