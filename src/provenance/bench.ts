import { streamHistory } from './gold/make-history.ts'
import { createTracer, type Tracer } from './create-tracer.ts'
import type { TracerParts } from './tracer-parts.ts'
import { scoreWords } from './score-words.ts'

/** One measured line. `median` is in `unit`. */
export interface BenchRow {
  name: string
  median: number
  unit: 'ms' | 'MB' | '%'
  note: string
}

/** Measures the engine alone, on a made history held in memory: cold, one more revision, and going on from a saved state. */
export function benchProvenance({ items = 5_000, revisions = 20_000 } = {}): BenchRow[] {
  const made = streamHistory(1, { items, revisions })
  const tracer = createTracer()
  const times: number[] = []
  let next = made.next()
  while (!next.done) {
    const revision = next.value
    times.push(time(() => tracer.add(revision)))
    next = made.next()
  }
  const read = time(() => tracer.result())
  const score = scoreWords(tracer.result(), next.value)
  const note = `${items} items, ${revisions} revisions, ${score.words} words`
  const [first = 0, ...later] = times
  return [
    { name: 'provenance, cold', median: times.reduce((sum, each) => sum + each, read), unit: 'ms', note: `${note}; one run, all texts read at the end` },
    { name: 'provenance, first revision', median: first, unit: 'ms', note: `${items} new texts` },
    { name: 'provenance, one more revision', median: medianOf(later), unit: 'ms', note: `slowest ${Math.max(...later).toFixed(1)} ms` },
    { name: 'provenance, read all', median: read, unit: 'ms', note: 'public form of every text' },
    ...benchState(tracer),
    { name: 'provenance, precision by word', median: (100 * score.right) / score.words, unit: '%', note: 'against the truth of the made history' },
  ]
}

function benchState(tracer: Tracer): BenchRow[] {
  let parts: TracerParts = {}
  const saved = time(() => {
    parts = tracer.save()
  })
  const restored = time(() => createTracer(parts))
  return [
    { name: 'provenance, save', median: saved, unit: 'ms', note: `${(Object.values(parts).reduce((sum, { length }) => sum + length, 0) / 1e6).toFixed(0)} MB` },
    { name: 'provenance, go on from saved', median: restored, unit: 'ms', note: 'read and indexed' },
  ]
}

function time(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0
}
