import type { Contribution } from '../../domain/contribution.ts'
import type { CommitId } from '../../domain/ids.ts'
import { formatSessionTrailers, formatTrailers } from '../../domain/trailers.ts'
import { nameVersion } from '../name-version.ts'
import type { OutboxEntryOf } from '../outbox-entry.ts'
import { formatVersionMessage } from '../version-message.ts'
import type { ClosingPlan, ClosingUnit } from './plan-closing.ts'

/** One commit of a closing, before it is written. Files are relative to `content/`. */
export interface ClosingCommit {
  part: ClosingUnit | 'own-words' | 'version'
  otherParents: CommitId[]
  files: ReadonlyMap<string, string | null>
  message: string
}

type Closing = OutboxEntryOf<'close-session'>

/**
 * The commits of a closing, in order. What changes no file makes none: a proposal whose words the plan has already, or a group that
 * was settled with today's. A version that is named comes last. `headOf` gives the head of a proposal's branch, null where it has none.
 */
export async function listClosingCommits(entry: Closing, closing: ClosingPlan, headOf: (contribution: Contribution) => Promise<CommitId | null>): Promise<ClosingCommit[]> {
  const commits: ClosingCommit[] = []
  for (const unit of closing.units) {
    if (unit.files.size === 0) continue
    const heads: CommitId[] = []
    for (const { contribution } of unit.members) heads.push(...[await headOf(contribution)].filter((head) => head !== null))
    commits.push({ part: unit, otherParents: [...new Set(heads)], files: unit.files, message: messageOf(entry, unit) })
  }
  if (closing.retouch.size > 0) commits.push({ part: 'own-words', otherParents: [], files: closing.retouch, message: ownMessage(entry) })
  if (entry.version) {
    const { id, title, note } = entry.version
    const text = nameVersion(closing.files, { title, date: entry.at, ...(note && { note }) })
    commits.push({ part: 'version', otherParents: [], files: new Map([[`versions/${id}.md`, text]]), message: formatVersionMessage(id, entry.by, entry.session.id) })
  }
  return commits
}

function messageOf({ by, session, events }: Closing, { members }: ClosingUnit): string {
  const numbers = members.map(({ contribution }) => contribution.number).join(', ')
  const blocks = members.map(({ contribution, decision }) =>
    formatTrailers({
      contribution: contribution.id,
      number: contribution.number ?? 1,
      decision: decision.outcome,
      event: events[contribution.id] ?? '',
      decidedBy: by,
      ideaOf: contribution.ideaOf ?? contribution.person,
      wordedBy: decision.outcome === 'accepted-with-changes' ? by : contribution.person,
      batch: session.id,
    }),
  )
  const trailers = formatSessionTrailers({ session: session.id, part: 'proposals', decidedBy: by, wordedBy: [] })
  return `plan: session on ${session.item}, proposal${members.length > 1 ? 's' : ''} ${numbers}\n\n${[...blocks, trailers].join('\n')}\n`
}

function ownMessage({ by, session }: Closing): string {
  return `plan: session on ${session.item}, own words\n\n${formatSessionTrailers({ session: session.id, part: 'own-words', decidedBy: by, wordedBy: session.participants })}\n`
}
