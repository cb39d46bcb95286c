import { createTracer } from '../provenance/index.ts'
import type { Trace } from '../provenance/index.ts'
import type { TraceCache } from './trace-cache.ts'

/** Traces from the latest step that the cache holds, and keeps where it came to. The same result as without a cache. */
export function createKeptTrace(cache: TraceCache): Trace {
  return (steps) => {
    const keys = steps.map(({ key }) => key)
    const kept = cache.nearest(keys)
    const tracer = createTracer(kept?.parts)
    const done = kept?.done ?? 0
    for (const step of steps.slice(done)) tracer.add(step.read())
    if (done < steps.length) cache.keep(keys, tracer.save())
    return tracer.result()
  }
}
