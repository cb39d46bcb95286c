import { benchProvenance as benchEngine } from '../../src/provenance/bench.ts'
import { benchBlame } from './blame.ts'
import type { BenchRow } from './rows.ts'

/** The engine on a large made history, and beside it how often git blame is right on the same cases. */
export async function benchProvenance(): Promise<BenchRow[]> {
  return [...benchEngine(), ...(await benchBlame())]
}
