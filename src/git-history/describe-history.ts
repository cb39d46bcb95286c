import type { CommitId } from '../domain/ids.ts'
import type { Attribution, FileAttribution } from './attribution.ts'
import { createPeopleTable } from './people-table.ts'
import type { TracedFile, TracedHistory } from './trace-history.ts'

/** A traced history as the document that `attribution.schema.json` describes. */
export function describeHistory(head: CommitId, content: string, { paths, fileAt, commits }: TracedHistory): Attribution {
  const table = createPeopleTable()
  const named = new Set<CommitId>([head])
  const files = Object.fromEntries(paths.map((path) => [path, describeFile(fileAt(path), named)]))
  const told = [...commits.values()].filter(({ id }) => named.has(id)).map(({ id, at, author, coAuthors, subject, decisions, pullRequest }) => [
    id,
    { at, author: table.idOf(author), coAuthors: coAuthors.map(table.idOf), subject, ...(decisions.length > 0 && { decisions }), ...(pullRequest !== null && { pullRequest }) },
  ] as const)
  return { format: 'plan-vivant/attribution/1', revision: head, content, people: table.people(), commits: Object.fromEntries(told), files }
}

function describeFile({ text, spans, sentences, gone, frontMatter }: TracedFile, named: Set<CommitId>): FileAttribution {
  const name = (id: CommitId): CommitId => (named.add(id), id)
  for (const { since } of Object.values(frontMatter)) name(since)
  return {
    text,
    words: spans.map(({ start, end, origin }) => (origin.origin === 'own' ? { start, end, commit: name(origin.revision) } : { start, end, commit: name(origin.origin), through: name(origin.revision) })),
    sentences: sentences.map(({ start, end, created, events }) => ({ start, end, created: name(created), events: events.map(({ revision, kind, from }) => ({ commit: name(revision), kind, ...(from !== undefined && { from }) })) })),
    gone: gone.map(({ text: words, since, revision, movedTo }) => ({ text: words, since: name(since), removed: name(revision), ...(movedTo !== undefined && { movedTo }) })),
    frontMatter,
  }
}
