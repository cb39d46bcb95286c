import { createTracer } from './create-tracer.ts'
import type { TextRevision } from './text-revision.ts'
import type { TracedText } from './traced-text.ts'

/** The origin of every word of every text after the last revision. Revisions come oldest first; one is held at a time. */
export function traceProvenance(revisions: Iterable<TextRevision>): Map<string, TracedText> {
  const tracer = createTracer()
  for (const revision of revisions) tracer.add(revision)
  return tracer.result()
}
