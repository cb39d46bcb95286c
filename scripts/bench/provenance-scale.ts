import { spawn } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { streamHistory } from '../../src/provenance/gold/make-history.ts'
import { importHistory } from './import-history.ts'
import { medianOf, type BenchRow } from './rows.ts'

const items = 5_000
/** With the branches of their proposals, 20,000 commits. */
const revisions = 15_380
const blamed = 20
/** What is compared takes turns. */
const rounds = 3

/** A plan keeps all its actions in one folder; a tree of thousands, which each commit writes anew, is Git's own hardest work. */
const layouts = [
  { name: 'in 50 folders', pathOf: (item: string) => `content/${Number(/\d+/.exec(item)?.[0]) % 50}/${item}.md` },
  { name: 'in one folder, as actions are', pathOf: (item: string) => `content/${item}.md` },
]

/**
 * `npm run provenance` on large repositories made for it, cold and after one more commit, each in a process of its own; beside it in
 * the same run Git alone reading the same history and the same files, which is the least that any tool has to do, and git blame.
 * Other work on the machine lengthens a clock more than processor time.
 */
export async function benchProvenanceScale(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const layout of layouts) rows.push(...(await benchLayout(layout)))
  return rows
}

async function benchLayout({ name, pathOf }: (typeof layouts)[number]): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'provenance-scale-'))
  try {
    const gitDir = join(folder, 'large.git')
    const made = await measure('true', [])
    const begun = performance.now()
    await importHistory(gitDir, streamHistory(1, { items, revisions }), pathOf)
    const making = performance.now() - begun
    const commits = Number((await measure('git --git-dir "$0" rev-list --count main', [gitDir])).output)

    const traces = join(folder, 'traces')
    // What Node makes of the code is kept by the first run of a version of it, as it is for whoever uses the command.
    await trace(gitDir, `main~${revisions - 1}`, join(folder, 'first-commit'))
    const [floors, colds]: [Run[], (Run & { megabytes: number })[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      floors.push(await measure(readByGit, [gitDir, join(folder, 'ids')]))
      await rm(traces, { recursive: true, force: true })
      colds.push(await trace(gitDir, 'main~1', traces, join(folder, 'cold.json')))
    }
    const [floor, cold] = [takeMedians(floors), { ...takeMedians(colds), megabytes: Math.max(...colds.map(({ megabytes }) => megabytes)) }]
    const more = [await trace(gitDir, 'main', traces), await trace(gitDir, 'main', traces, join(folder, 'more.json'))]
    const { size } = await stat(join(folder, 'more.json'))
    const blames: number[] = []
    for (let n = 0; n < blamed; n++) blames.push((await measure('git --git-dir "$0" blame -w -M main~1 -- "$1" > /dev/null || true', [gitDir, pathOf(`item-${n * 241}`)])).processor)

    const at = (run: Times): string => `${seconds(run.processor - made.processor)} of processor`
    return [
      { name: `large repository, files ${name}, made`, median: making, unit: 'ms', note: `${items} files, ${commits} commits, git fast-import` },
      { name: 'git log --raw and cat-file alone (the floor)', median: floor.wall, unit: 'ms', note: at(floor) },
      { name: 'provenance, cold', median: cold.wall, unit: 'ms', note: `${at(cold)}; origins of all words, written` },
      { name: 'provenance, cold, beside the floor', median: cold.processor / floor.processor, unit: '×', note: `processor time; by the clock ${(cold.wall / floor.wall).toFixed(1)} ×; limit 3` },
      { name: 'provenance, cold, memory', median: cold.megabytes, unit: 'MB', note: 'largest resident size' },
      { name: 'provenance, one more commit', median: more[0]!.traced, unit: 'ms', note: `${seconds(more[0]!.own)} of processor, start of the process included; read, traced and kept` },
      { name: 'provenance, the whole document again', median: more[1]!.wall, unit: 'ms', note: `${at(more[1]!)}; nothing new, ${(size / 1e6).toFixed(0)} MB of JSON written` },
      { name: 'git blame -w -M, one file', median: medianOf(blames), unit: 'ms', note: `processor time, ${blamed} files; all ${items} would take ${seconds(medianOf(blames) * items)}` },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const readByGit = `git --git-dir "$0" log --raw -z --no-renames --no-abbrev --full-history --diff-merges=first-parent --root --format=%H main -- content \
  | tr '\\0' '\\n' | sed -n 's/^:[0-7]* 100644 [0-9a-f]* \\([0-9a-f]*\\) .*/\\1/p' > "$1" \
  && git --git-dir "$0" cat-file --batch --buffer < "$1" > /dev/null`

/** In milliseconds: by the clock, and of the processor in all processes that were started. */
interface Times {
  wall: number
  processor: number
}

interface Run extends Times {
  output: string
}

function takeMedians(runs: readonly Times[]): Times {
  return { wall: medianOf(runs.map(({ wall }) => wall)), processor: medianOf(runs.map(({ processor }) => processor)) }
}

/** What one attribution takes: by its own clock and processor, and with the Git processes that it starts. */
async function trace(gitDir: string, revision: string, traces: string, document = '') {
  const script = join(import.meta.dirname, 'trace-once.ts')
  const run = await measure('"$0" "$@"', [process.execPath, script, gitDir, revision, 'content', traces, document])
  const own = JSON.parse(run.output) as { traced: number; processor: number; megabytes: number }
  return { ...run, traced: own.traced, own: own.processor, megabytes: own.megabytes }
}

/** Runs a shell command that is ours, its arguments apart. */
async function measure(command: string, args: readonly string[]): Promise<Run> {
  const begun = performance.now()
  const child = spawn('bash', ['-c', `set -o pipefail; ${command}; code=$?; times >&2; exit $code`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [output, times] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (times += text))
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`A measured command failed: ${times}`)
  const [user = 0, system = 0] = times.trim().split('\n').at(-1)!.split(' ').map(toMilliseconds)
  return { wall: performance.now() - begun, processor: user + system, output: output.trim() }
}

/** `1m2.345s` */
function toMilliseconds(time: string): number {
  const [, minutes = '0', seconds = '0'] = /^(\d+)m([\d.]+)s$/.exec(time) ?? []
  return (Number(minutes) * 60 + Number(seconds)) * 1_000
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toPrecision(2)} s`
}
