import { createTracer } from './create-tracer.ts'
import type { TextRevision } from './text-revision.ts'
import type { TracedText } from './traced-text.ts'

/** One revision to be traced, read when it is needed. */
export interface TraceStep {
  /** All that the revision is made of: where this and the keys of all steps before are the same, so are the revisions. */
  key: string
  read(): TextRevision
}

/** All texts by key, in order: those that are there, and those that are no longer, with what left them. */
export interface TracedTexts {
  traced: ReadonlyMap<string, TracedText>
  departed: ReadonlyMap<string, TracedText>
}

/** Origins of all texts after these steps, oldest first: cold, or going on from what was kept. */
export type Trace = (steps: readonly TraceStep[]) => TracedTexts

/** The origin of every word of every text after the last revision. Revisions come oldest first; one is held at a time. */
export function traceProvenance(revisions: Iterable<TextRevision>): Map<string, TracedText> {
  const tracer = createTracer()
  for (const revision of revisions) tracer.add(revision)
  return tracer.result()
}

/** Traces all steps, keeping nothing. */
export const traceCold: Trace = (steps) => {
  const tracer = createTracer()
  for (const step of steps) tracer.add(step.read())
  return { traced: tracer.result(), departed: tracer.departed() }
}
