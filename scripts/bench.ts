import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { benchAcceptance } from './bench/acceptance.ts'
import { benchBuild } from './bench/build.ts'
import { benchCrowd } from './bench/crowd.ts'
import { benchDesk } from './bench/desk.ts'
import { benchMerge } from './bench/merge.ts'
import { benchProvenance } from './bench/provenance.ts'
import { benchProvenanceScale } from './bench/provenance-scale.ts'
import { benchSearch } from './bench/search.ts'
import { formatRows, type BenchRow } from './bench/rows.ts'
import { readCommandSettings } from './lib/read-command-settings.ts'

/** `npm run bench [-- NAME]`: runs every measure, or the one named, and prints a table for each. Medians; ratios are within one run. */
const suites: Record<string, () => Promise<BenchRow[]>> = { acceptance: benchAcceptance, build: benchBuild, crowd: benchCrowd, desk: benchDesk, merge: benchMerge, provenance: benchProvenance, 'provenance-scale': benchProvenanceScale, search: benchSearch }

const named = process.argv[2]
if (named && !(named in suites)) {
  console.error(`There is no measure called ${named}. There are: ${Object.keys(suites).join(', ')}.`)
  process.exit(1)
}
readCommandSettings(process.env, resolve(import.meta.dirname, '..'))
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`)
for (const [name, run] of Object.entries(suites)) {
  if (named && named !== name) continue
  console.log(`\n## ${name}\n`)
  console.log(formatRows(await run()))
}
