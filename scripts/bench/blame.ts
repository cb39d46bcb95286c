import { readdir, readFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runGit } from '../../src/git/run-git.ts'
import { tokenize } from '../../src/merge/tokenize.ts'
import { makeHistory } from '../../src/provenance/gold/make-history.ts'
import { parseGold } from '../../src/provenance/gold/parse-gold.ts'
import { type TextRevision, traceProvenance } from '../../src/provenance/index.ts'
import { scoreWords } from '../../src/provenance/score-words.ts'
import { importHistory } from './import-history.ts'
import type { BenchRow } from './rows.ts'

type Truth = ReadonlyMap<string, readonly { word: string; origin: string }[]>
interface History {
  revisions: readonly TextRevision[]
  truth: Truth
}
interface Count {
  words: number
  right: number
}

/** Words with their true origin, ours beside `git blame -w -M` and `-w -C -C -C`, on the gold set and on made histories. */
export async function benchBlame(): Promise<BenchRow[]> {
  const made = Array.from({ length: 12 }, (_, seed) => makeHistory(seed + 1, { items: 6, revisions: 40 }))
  return [...(await compare('gold set', await readGold())), ...(await compare('made histories', made))]
}

async function readGold(): Promise<History[]> {
  const folder = new URL('../../src/provenance/gold/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map(async (name) => parseGold(await readFile(new URL(name, folder), 'utf8'))))
}

async function compare(name: string, histories: readonly History[]): Promise<BenchRow[]> {
  const bodies = histories.map(({ revisions, truth }) => ({ revisions, truth: new Map([...truth].filter(([key]) => !key.includes('#'))) }))
  const ours = bodies.map(({ revisions, truth }) => scoreWords(traceProvenance(revisions), truth))
  const blames: [string, Count[]][] = []
  for (const options of [['-w', '-M'], ['-w', '-C', '-C', '-C']]) {
    const counts: Count[] = []
    for (const history of bodies) counts.push(await scoreBlame(history, options))
    blames.push([`git blame ${options.join(' ')}`, counts])
  }
  const all: [string, Count[]][] = [['this engine', ours], ...blames]
  return all.map(([tool, counts]) => {
    const words = counts.reduce((sum, count) => sum + count.words, 0)
    const right = counts.reduce((sum, count) => sum + count.right, 0)
    return { name: `precision by word, ${name}: ${tool}`, median: (100 * right) / words, unit: '%', note: `${histories.length} histories, ${words} words` }
  })
}

/** The history as commits, a branch for each source, then each line's commit. */
async function scoreBlame({ revisions, truth }: History, options: readonly string[]): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'blame-'))
  try {
    const gitDir = join(folder, 'history.git')
    await importHistory(gitDir, revisions)
    const count: Count = { words: 0, right: 0 }
    for (const [item, words] of truth) {
      const origins = await blame(gitDir, item, options)
      count.words += words.length
      for (const [index, { origin }] of words.entries()) if (origins[index] === origin) count.right++
    }
    return count
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The message of the commit that each word's line is blamed on. */
async function blame(gitDir: string, item: string, options: readonly string[]): Promise<string[]> {
  const output = (await runGit([`--git-dir=${gitDir}`, 'blame', '--line-porcelain', ...options, 'main', '--', `${item}.md`])).toString('utf8')
  const lines: { summary: string; text: string }[] = []
  let summary = ''
  for (const line of output.split('\n')) {
    if (line.startsWith('summary ')) summary = line.slice('summary '.length)
    if (line.startsWith('\t')) lines.push({ summary, text: line.slice(1) })
  }
  return lines.flatMap((line) => tokenize(line.text).flatMap(({ kind }) => (kind === 'word' ? [line.summary] : [])))
}
