import type { CommitId } from '../domain/ids.ts'
import type { Attribution, FileAttribution } from './attribution.ts'
import type { CommitTable } from './commit-table.ts'
import { createPeopleTable } from './people-table.ts'
import type { TracedFile, TracedHistory } from './trace-history.ts'

/** The document that `attribution.schema.json` describes: its JSON, in pieces of a size to be written, then how much it tells of. */
export type HistoryDocument = Generator<string, DocumentCounts>

export interface DocumentCounts {
  words: number
  files: number
  commits: number
}

// In UTF-16 units: few enough that a piece is made while the one before is written.
const pieceSize = 1 << 18

/** A traced history as a document; file by file, so that it is never whole in memory. */
export function* describeHistory(head: CommitId, content: string, { paths, fileAt, commits }: TracedHistory): HistoryDocument {
  const named = new Set<CommitId>([head])
  const start = JSON.stringify({ format: 'plan-vivant/attribution/1', revision: head, content } satisfies Partial<Attribution>)
  let piece = `${start.slice(0, -1)},"files":{`
  let words = 0
  for (const [n, path] of paths.entries()) {
    const file = fileAt(path)
    words += file.words
    piece += `${n === 0 ? '' : ','}${JSON.stringify(path)}:${JSON.stringify(describeFile(file, named))}`
    if (piece.length < pieceSize) continue
    yield piece
    piece = ''
  }
  yield `${piece}},${JSON.stringify(describeCommits(commits, named)).slice(1)}`
  return { words, files: paths.length, commits: named.size }
}

function describeCommits(commits: CommitTable, named: ReadonlySet<CommitId>): Pick<Attribution, 'people' | 'commits'> {
  const table = createPeopleTable()
  const told = [...commits.values()].filter(({ id }) => named.has(id)).map(({ id, at, author, coAuthors, subject, decisions, pullRequest }) => [
    id,
    { at, author: table.idOf(author), coAuthors: coAuthors.map(table.idOf), subject, ...(decisions.length > 0 && { decisions }), ...(pullRequest !== null && { pullRequest }) },
  ] as const)
  return { people: table.people(), commits: Object.fromEntries(told) }
}

function describeFile({ text, spans, sentences, gone, frontMatter }: TracedFile, named: Set<CommitId>): FileAttribution {
  const name = (id: CommitId): CommitId => (named.add(id), id)
  for (const { since, through } of Object.values(frontMatter)) {
    name(since)
    if (through !== undefined) name(through)
  }
  return {
    text,
    words: spans.map(({ start, end, origin }) => (origin.origin === 'own' ? { start, end, commit: name(origin.revision) } : { start, end, commit: name(origin.origin), through: name(origin.revision) })),
    sentences: sentences.map(({ start, end, created, events }) => ({ start, end, created: name(created), events: events.map(({ revision, kind, from }) => ({ commit: name(revision), kind, ...(from !== undefined && { from }) })) })),
    gone: gone.map(({ text: words, since, revision, movedTo }) => ({ text: words, since: name(since), removed: name(revision), ...(movedTo !== undefined && { movedTo }) })),
    frontMatter,
  }
}
