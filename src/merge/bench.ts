import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyState } from './apply-state.ts'
import { makeBenchItems, type BenchItem } from './bench-pairs.ts'
import { listCollidingPairs } from './collide.ts'
import { merge3 } from './merge3.ts'

/** One line of `npm run bench`. */
export interface BenchRow {
  name: string
  median: number
  unit: string
  note: string
}

const runs = 5
const pairCount = 200

/**
 * Measures the merge core: the collision matrix and all states of 3,000 proposals on 250 items, and `merge3` beside
 * `git merge-file` on the same pairs. Git is a process a pair, ours a call: both are given, with what a bare Git process
 * costs, and how many pairs each merges cleanly. Writes only to a temporary folder, which it removes.
 */
export async function benchMerge(): Promise<BenchRow[]> {
  return [...benchThreeThousand(), ...benchBesideGit()]
}

function benchThreeThousand(): BenchRow[] {
  const items = makeBenchItems(250, 3000, 1)
  let pairs = 0
  const matrix = medianOf(() => {
    pairs = items.reduce((sum, { base, proposals }) => sum + listCollidingPairs(base, proposals).length, 0)
  })
  const crowded = makeBenchItems(1, 1000, 2)[0] as BenchItem
  let crowdedPairs = 0
  const crowd = medianOf(() => {
    crowdedPairs = listCollidingPairs(crowded.base, crowded.proposals).length
  }, 1)
  let follow = 0
  const states = medianOf(() => {
    follow = 0
    for (const { base, proposals } of items) {
      const current = merge3(base, base, proposals[0] as string).text
      for (const proposal of proposals.slice(1)) if (applyState(base, current, proposal).state !== 'needs-author') follow++
    }
  })
  return [
    { name: 'merge: collision matrix, 3,000 proposals on 250 items', median: round(matrix), unit: 'ms', note: `${pairs} pairs collide` },
    { name: 'merge: state of all after one merge an item', median: round(states), unit: 'ms', note: `${follow} of 2,750 follow; with the matrix ${round((matrix + states) / 1000)} s (limit 5 s)` },
    { name: 'merge: collision matrix, 1,000 proposals on one item', median: round(crowd), unit: 'ms', note: `${crowdedPairs} pairs collide` },
  ]
}

function benchBesideGit(): BenchRow[] {
  const pairs = makeBenchItems(pairCount, pairCount * 2, 3).map(({ base, proposals }) => [base, proposals[0] ?? base, proposals[1] ?? base] as const)
  const folder = mkdtempSync(join(tmpdir(), 'merge-bench-'))
  try {
    const files = ['ours', 'base', 'theirs'].map((name) => join(folder, name)) as [string, string, string]
    const spawned: number[] = []
    const called: number[] = []
    let [gitClean, ownClean, gitOnly] = [0, 0, 0]
    for (const [base, ours, theirs] of pairs) {
      ;[ours, base, theirs].forEach((text, index) => writeFileSync(files[index] as string, text))
      let status: number | null = null
      spawned.push(timeOf(() => (status = spawnSync('git', ['merge-file', '-p', '-q', ...files]).status)))
      let clean = false
      called.push(timeOf(() => (clean = merge3(base, ours, theirs).clean)))
      if (status === 0) gitClean++
      if (clean) ownClean++
      if (status === 0 && !clean) gitOnly++
    }
    const whole = [1, 0, 2].map((index) => pairs.map((pair) => pair[index as 0 | 1 | 2]).join('\n')) as [string, string, string]
    whole.forEach((text, index) => writeFileSync(files[index] as string, text))
    const gitWhole = medianOf(() => spawnSync('git', ['merge-file', '-p', '-q', ...files]))
    const ownWhole = medianOf(() => merge3(whole[1], whole[0], whole[2]))
    const bare = medianOf(() => spawnSync('git', ['--version']), 20)
    const git = median(spawned)
    return [
      { name: 'merge: git merge-file, one process a pair', median: round(git), unit: 'ms', note: `${gitClean} of ${pairCount} clean; git --version alone: ${round(bare)} ms` },
      {
        name: 'merge: merge3, one call a pair',
        median: round(median(called)),
        unit: 'ms',
        note: `${ownClean} of ${pairCount} clean, ${gitOnly} that only git merges; a call against a process, ${round(median(called) / git)} times git (limit 3)`,
      },
      { name: 'merge: git merge-file, all pairs as one text', median: round(gitWhole), unit: 'ms', note: `${Math.round(whole[1].length / 1000)},000 characters, where starting a process hardly counts` },
      { name: 'merge: merge3, all pairs as one text', median: round(ownWhole), unit: 'ms', note: `${round(ownWhole / gitWhole)} times git, which compares lines and not words` },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function timeOf(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function medianOf(run: () => unknown, times = runs): number {
  return median(Array.from({ length: times }, () => timeOf(run)))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, two) => one - two)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(2))
}
