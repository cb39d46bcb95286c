import type { CommitId } from '../domain/ids.ts'
import type { createTracer, TextOutline, TextSource } from '../provenance/index.ts'
import type { TraceCache } from '../trace-cache/trace-cache.ts'
import { addCommit, type CommitTable } from './commit-table.ts'
import type { GitCommit } from './git-commit.ts'
import type { FileReader } from './file-reader.ts'
import { keep, type KeptHistory, nameKept, readKept } from './kept-history.ts'
import { type ReadAhead, readAhead } from './read-ahead.ts'
import { readCommits } from './read-commits.ts'
import { readLine, type LineCommit } from './read-line.ts'
import { readSteps, type ReadCommit, type ReadStep } from './read-steps.ts'
import { streamSteps } from './stream-steps.ts'
import { createFrontMatterTracer, type KeyOrigin } from './trace-front-matter.ts'

export interface HistoryRequest {
  head: CommitId
  pathspec: string
  /** Heads of pull requests, by number. */
  pullRequests: ReadonlyMap<number, CommitId>
  cache?: TraceCache
}

export interface TracedFile extends TextOutline {
  frontMatter: Record<string, KeyOrigin>
}

export interface TracedHistory {
  /** Files that are there at the head, in order. */
  paths: string[]
  /** One of them, as it stands there. */
  fileAt(path: string): TracedFile
  commits: CommitTable
}

/**
 * Reads a history and traces it, going on from the latest commit of its first-parent line that the cache holds.
 * Throws `GitFailed`, or `RepositoryUnreadable` naming the file and commit of an object that is missing.
 */
export async function traceHistory(gitDir: string, request: HistoryRequest): Promise<TracedHistory> {
  // The engine and the parser of front matter are two hundred files: they are loaded while Git begins to read.
  const [begin, { createTracer }, { createFileReader }] = await Promise.all([findBegin(gitDir, request), import('../provenance/index.ts'), import('./file-reader.ts')])
  try {
    return await traceFrom(gitDir, begin, request, { createTracer, readFile: createFileReader() })
  } finally {
    await begin.read.stop()
  }
}

/** Where tracing begins. */
interface Beginning {
  /** The part of the first-parent line that is not traced yet, newest first. */
  line: LineCommit[]
  /** What to go on from; null: nothing was kept. */
  from: ({ id: CommitId } & NonNullable<ReturnType<typeof readKept>>) | null
  /** The commits since. */
  read: ReadAhead<GitCommit[]>
}

/** What is loaded meanwhile. */
interface LoadedParts {
  createTracer: typeof createTracer
  readFile: FileReader
}

async function traceFrom(gitDir: string, { line, from, read }: Beginning, { head, pathspec, pullRequests, cache }: HistoryRequest, { createTracer, readFile }: LoadedParts): Promise<TracedHistory> {
  const tracer = createTracer(from?.parts)
  const frontMatter = createFrontMatterTracer(from?.kept.frontMatter)
  const commits: CommitTable = new Map(from?.kept.commits.map((each) => [each.id, each]))

  const squashed = listSquashed(line)
  const known = new Set(from?.kept.strays)
  const strays = (await readStrays(gitDir, head, pathspec, squashed.flatMap((number) => pullRequests.get(number) ?? []))).filter(({ id }) => !known.has(id))
  const brought = new Set(known)
  const isStray = new Set(strays.map(({ id }) => id))
  const steps = streamSteps({ commits: read, line: new Set(line.map(({ id }) => id)), pullRequests, strays })
  const counted = (async function* () {
    for await (const some of steps) {
      for (const step of some) {
        for (const each of step.brought) addCommit(commits, each)
        addCommit(commits, step.commit)
        for (const { id } of step.brought) if (isStray.has(id)) brought.add(id)
      }
      yield some
    }
  })()
  for await (const some of readSteps(gitDir, counted, readFile)) {
    for (const step of some) {
      frontMatter.add(step)
      tracer.add(toRevision(step))
    }
  }
  if (cache && line.length > 0) {
    const pulls: KeptHistory['pulls'] = [...(from?.kept.pulls ?? []), ...listSquashed(line.flatMap(({ id }) => commits.get(id) ?? [])).map((number): [number, CommitId | null] => [number, pullRequests.get(number) ?? null])]
    keep(cache, nameKept(head, pathspec), { commits: [...commits.values()], frontMatter: frontMatter.save(), pulls, strays: [...brought] }, tracer.save())
  }
  return { commits, paths: tracer.keys(), fileAt: (path) => ({ ...tracer.outline(path)!, frontMatter: frontMatter.trace(path) }) }
}

async function findBegin(gitDir: string, { head, pathspec, pullRequests, cache }: HistoryRequest): Promise<Beginning> {
  const line: LineCommit[] = []
  const filled = cache && !cache.isEmpty() ? cache : undefined
  // Where none of the latest commits was traced, most often none at all was: Git begins to read them while the line is still looked through.
  let all = filled ? undefined : readAhead(readCommits(gitDir, { heads: [head] }, pathspec))
  try {
    for await (const some of readLine(gitDir, head, { messages: pullRequests.size > 0 })) {
      for (const commit of some) {
        const kept = filled && readKept(filled, nameKept(commit.id, pathspec), pullRequests)
        if (kept) {
          await all?.stop()
          return { line, from: { id: commit.id, ...kept }, read: readAhead(readCommits(gitDir, { heads: [head], except: [commit.id] }, pathspec)) }
        }
        line.push(commit)
      }
      all ??= readAhead(readCommits(gitDir, { heads: [head] }, pathspec))
    }
  } catch (error) {
    await all?.stop()
    throw error
  }
  return { line, from: null, read: all ?? readAhead(readCommits(gitDir, { heads: [head] }, pathspec)) }
}

/** Numbers of the pull requests that commits say they are squashes of, each once. */
function listSquashed(line: readonly Pick<LineCommit, 'pullRequest'>[]): number[] {
  return [...new Set(line.flatMap(({ pullRequest }) => pullRequest ?? []))]
}

/** Commits that pull requests reach and the head does not. */
async function readStrays(gitDir: string, head: CommitId, pathspec: string, heads: readonly CommitId[]): Promise<GitCommit[]> {
  const strays: GitCommit[] = []
  if (heads.length > 0) for await (const some of readCommits(gitDir, { heads, except: [head] }, pathspec)) strays.push(...some)
  return strays
}

function toRevision({ commit, files, brought }: ReadStep) {
  const sources = brought.map((each): TextSource => ({ origin: each.commit.id, texts: textsOf(each) }))
  return { revision: commit.id, texts: textsOf({ commit, files }), ...(sources.length > 0 && { sources }) }
}

function textsOf({ files }: ReadCommit): Map<string, string | null> {
  return new Map(files.map(({ path, file }) => [path, file && file.body]))
}
