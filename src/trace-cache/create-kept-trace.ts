import { createTracer } from '../provenance/index.ts'
import type { Trace } from '../provenance/index.ts'
import { chainKeys } from './chain-keys.ts'
import type { TraceCache } from './trace-cache.ts'

/** Traces from the latest step that the cache holds, and keeps where it came to. The same result as without a cache. */
export function createKeptTrace(cache: TraceCache): Trace {
  return (steps) => {
    const names = chainKeys(steps.map(({ key }) => key))
    let done = names.length
    let kept = null
    while (done > 0 && (kept = cache.read(names[done - 1]!)) === null) done--
    const tracer = createTracer(kept ?? undefined)
    for (const step of steps.slice(done)) tracer.add(step.read())
    if (done < steps.length) cache.keep(names.at(-1)!, tracer.save())
    return { traced: tracer.result(), departed: tracer.departed() }
  }
}
