import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeHistory } from '../provenance/gold/make-history.ts'
import { traceCold } from '../provenance/index.ts'
import type { Trace, TraceStep } from '../provenance/index.ts'
import { createTempDir } from '../testing/create-temp-dir.ts'
import { createKeptTrace } from './create-kept-trace.ts'
import { openTraceCache } from './trace-cache.ts'

interface CountedStep extends TraceStep {
  reads: number
}

function stepsOf(seed: number, count = 12): CountedStep[] {
  return makeHistory(seed, { items: 3, revisions: count }).revisions.map((revision) => {
    const step: CountedStep = { key: `${seed} ${revision.revision}`, reads: 0, read: () => (step.reads++, revision) }
    return step
  })
}

/** The steps of one history up to a point, then others: as when history was rewritten. */
function rewrite(steps: readonly CountedStep[], at: number, seed: number): CountedStep[] {
  const others = stepsOf(seed).slice(at).map((step) => ({ ...step, reads: 0 }))
  return [...steps.slice(0, at), ...others]
}

const bytesOf = (trace: Trace, steps: readonly TraceStep[]): string => {
  const { traced, departed } = trace(steps)
  return JSON.stringify([[...traced], [...departed]])
}

describe('createKeptTrace', () => {
  it('reads only the steps that came since, and none where nothing came', async () => {
    const folder = await createTempDir()
    const trace = createKeptTrace(openTraceCache({ folder, version: '1' }))
    const steps = stepsOf(1)
    trace(steps.slice(0, -1))
    trace(steps)
    trace(steps)
    expect(steps.map(({ reads }) => reads)).toEqual(steps.map(() => 1))
  })

  it('gives the bytes of a cold run whatever came before: histories cut, rewritten, entries damaged or deleted', async () => {
    const folder = await createTempDir()
    const trace = createKeptTrace(openTraceCache({ folder, version: '1' }))
    const move = fc.oneof(
      fc.record({ kind: fc.constant('cut' as const), at: fc.integer({ min: 0, max: 12 }) }),
      fc.record({ kind: fc.constant('rewrite' as const), at: fc.integer({ min: 0, max: 12 }), seed: fc.integer({ min: 5, max: 7 }) }),
      fc.record({ kind: fc.constant('damage' as const), entry: fc.nat(), byte: fc.nat() }),
      fc.constant({ kind: 'delete' as const }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.array(move, { maxLength: 6 }), (seed, moves) => {
        let steps = stepsOf(seed)
        for (const each of moves) {
          const files = readdirSync(folder).map((name) => join(folder, name))
          if (each.kind === 'delete') for (const file of files) rmSync(file)
          if (each.kind === 'damage' && files.length > 0) damage(files[each.entry % files.length]!, each.byte)
          if (each.kind === 'rewrite') steps = rewrite(steps, each.at, each.seed)
          const seen = each.kind === 'cut' ? steps.slice(0, each.at) : steps
          expect(bytesOf(trace, seen)).toBe(bytesOf(traceCold, seen))
        }
      }),
      { numRuns: 60 },
    )
  })
})

function damage(file: string, byte: number): void {
  const bytes = readFileSync(file)
  bytes[byte % bytes.length]! ^= 255
  writeFileSync(file, bytes)
}
