import { parseFile } from '../content/parse-file.ts'
import type { CommitId } from '../domain/ids.ts'
import { readObjects } from '../git/read-objects.ts'
import { RepositoryUnreadable } from '../ports.ts'
import { createTracer } from '../provenance/index.ts'
import type { TextSource, TracedText } from '../provenance/index.ts'
import type { HistoryStep } from './arrange-history.ts'
import type { GitCommit } from './git-commit.ts'
import { createFrontMatterTracer } from './trace-front-matter.ts'

/** Files held in memory at once. */
const batch = 2_000

export interface TracedFile extends TracedText {
  frontMatter: Record<string, { since: CommitId }>
}

/** Every file as it stands after the last step, by path in order. Throws `RepositoryUnreadable` naming the file and commit of an object that is missing. */
export async function traceHistory(gitDir: string, steps: readonly HistoryStep[]): Promise<Map<string, TracedFile>> {
  const tracer = createTracer()
  const frontMatter = createFrontMatterTracer()
  for (const group of groupSteps(steps.filter(({ commit }) => commit.files.length > 0))) {
    const texts = await readTexts(gitDir, group)
    for (const { commit, brought } of group) {
      for (const { path, blob } of commit.files) frontMatter.add(commit.id, path, blob === null ? null : readData(texts.get(blob)!))
      const touched = new Set(commit.files.map(({ path }) => path))
      const sources = brought.filter((each) => isSource(each, touched)).map((each): TextSource => ({ origin: each.id, texts: bodiesOf(each, texts) }))
      tracer.add({ revision: commit.id, texts: bodiesOf(commit, texts), ...(sources.length > 0 && { sources }) })
    }
  }
  return new Map([...tracer.result()].map(([path, traced]) => [path, { ...traced, frontMatter: frontMatter.trace(path) }]))
}

/** A merge inside a branch counts where it touches the same files: the rest of it came from the main line. */
function isSource({ files, parents }: GitCommit, touched: ReadonlySet<string>): boolean {
  return parents.length < 2 ? files.length > 0 : files.some(({ path }) => touched.has(path))
}

function* groupSteps(steps: readonly HistoryStep[]): Generator<HistoryStep[]> {
  let group: HistoryStep[] = []
  let size = 0
  for (const step of steps) {
    group.push(step)
    size += step.commit.files.length + step.brought.reduce((sum, { files }) => sum + files.length, 0)
    if (size < batch) continue
    yield group
    group = []
    size = 0
  }
  if (group.length > 0) yield group
}

async function readTexts(gitDir: string, group: readonly HistoryStep[]): Promise<Map<string, string>> {
  const places = new Map<string, { path: string; commit: GitCommit }>()
  for (const { commit, brought } of group) for (const each of [...brought, commit]) for (const { path, blob } of each.files) if (blob) places.set(blob, { path, commit: each })
  try {
    const objects = await readObjects(gitDir, places.keys())
    return new Map([...objects].map(([id, bytes]) => [id, bytes.toString('utf8')]))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const place = places.get(/\b[0-9a-f]{40}\b/.exec(message)?.[0] ?? '')
    throw new RepositoryUnreadable(place ? `${message} It is ${place.path} in commit ${place.commit.id}.` : message, { cause: error })
  }
}

function bodiesOf({ files }: GitCommit, texts: ReadonlyMap<string, string>): Map<string, string | null> {
  return new Map(files.map(({ path, blob }) => [path, blob === null ? null : parseFile(texts.get(blob)!).body]))
}

function readData(text: string): Record<string, unknown> {
  const file = parseFile(text)
  return file.ok ? file.data : {}
}
