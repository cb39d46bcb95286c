import { streamObjects } from '../git/stream-objects.ts'
import { RepositoryUnreadable } from '../ports.ts'
import type { FileContent, FileReader } from './file-reader.ts'
import type { GitCommit } from './git-commit.ts'
import type { HistoryStep } from './stream-steps.ts'

/** A Markdown file at a commit; null: it is gone. */
export interface FileState {
  path: string
  file: FileContent | null
}

/** A commit with the files that it changed. */
export interface ReadCommit {
  commit: GitCommit
  files: FileState[]
}

/** A step of the line with the texts that it needs: its own, and those of the commits that it brought. */
export interface ReadStep extends ReadCommit {
  brought: ReadCommit[]
}

/** A step, and the blobs that it is read from, each once. */
interface AskedStep {
  step: HistoryStep
  blobs: string[]
}

/**
 * Reads the files of steps that change any, while the steps are being found: one `git cat-file`, fed by what `git log` says.
 * Throws `RepositoryUnreadable` naming the file and commit of an object that is missing.
 */
export async function* readSteps(gitDir: string, steps: AsyncIterable<readonly HistoryStep[]>, readFile: FileReader): AsyncGenerator<ReadStep[]> {
  const asked: AskedStep[] = []
  let texts: string[] = []
  function takeWhole(whole: ReadStep[]): ReadStep[] {
    for (let next = asked[0]; next !== undefined && texts.length === next.blobs.length; next = asked[0]) {
      asked.shift()
      whole.push(take(next, texts, readFile))
      texts = []
    }
    return whole
  }
  async function* ask(): AsyncGenerator<string[]> {
    for await (const some of steps) {
      const first = asked.length
      for (const step of some) {
        if (step.commit.files.length === 0) continue
        const kept = { commit: step.commit, brought: keepSources(step) }
        // A merge mostly holds what its branch does: that is read once.
        asked.push({ step: kept, blobs: listBlobs(kept) })
      }
      yield asked.slice(first).flatMap(({ blobs }) => blobs)
    }
  }
  try {
    for await (const some of streamObjects(gitDir, ask())) {
      const whole: ReadStep[] = []
      for (const bytes of some) {
        takeWhole(whole)
        texts.push(bytes.toString('utf8'))
        takeWhole(whole)
      }
      yield whole
    }
  } catch (error) {
    const id = /\b[0-9a-f]{40}\b/.exec(error instanceof RepositoryUnreadable ? error.message : '')?.[0]
    const place = asked.flatMap(({ step }) => findPlace(step, id) ?? [])[0]
    throw place ? new RepositoryUnreadable(`${(error as Error).message} It is ${place.path} in commit ${place.commit.id}.`, { cause: error }) : error
  }
  yield takeWhole([])
}

/** A merge inside a branch counts where it touches the same files: the rest of it came from the main line. */
function keepSources({ commit, brought }: HistoryStep): GitCommit[] {
  const touched = new Set(commit.files.map(({ path }) => path))
  return brought.filter(({ files, parents }) => (parents.length < 2 ? files.length > 0 : files.some(({ path }) => touched.has(path))))
}

/** The blobs of a step, each once. */
function listBlobs({ commit, brought }: HistoryStep): string[] {
  const blobs = new Set<string>()
  for (const { files } of brought) addBlobs(blobs, files)
  addBlobs(blobs, commit.files)
  return [...blobs]
}

function addBlobs(blobs: Set<string>, files: GitCommit['files']): void {
  for (const { blob } of files) if (blob !== null) blobs.add(blob)
}

/** A file of a step that is a blob, and the commit that has it. */
function findPlace({ commit, brought }: HistoryStep, blob: string | undefined): { path: string; commit: GitCommit } | undefined {
  for (const each of [...brought, commit]) for (const file of each.files) if (file.blob === blob) return { path: file.path, commit: each }
  return undefined
}

/** A step with its texts, which come in the order of its blobs. */
function take({ step, blobs }: AskedStep, texts: readonly string[], readFile: FileReader): ReadStep {
  const textOf = new Map(blobs.map((blob, n) => [blob, texts[n] as string]))
  const read = (each: GitCommit): ReadCommit => ({ commit: each, files: each.files.map(({ path, blob }) => ({ path, file: blob === null ? null : readFile(path, textOf.get(blob) as string) })) })
  const brought = step.brought.map(read)
  return { ...read(step.commit), brought }
}
