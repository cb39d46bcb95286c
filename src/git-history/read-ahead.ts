/** Values of which the first is being made already. */
export interface ReadAhead<T> extends AsyncIterable<T> {
  /** Ends what makes them, wherever it is. */
  stop(): Promise<void>
}

/** Asks for the first of some values at once, so that what makes them has begun; the rest comes as it is asked for. */
export function readAhead<T>(values: AsyncGenerator<T>): ReadAhead<T> {
  const first = values.next()
  // Reported to whoever reads the values; that may be nobody.
  first.catch(() => {})
  return {
    async *[Symbol.asyncIterator]() {
      const { done, value } = await first
      if (done) return
      yield value
      yield* values
    },
    async stop() {
      await values.return(undefined)
    },
  }
}
