import { merge3 } from '../merge/index.ts'
import type { Contribution, RecordedDecision } from '../domain/contribution.ts'
import type { Issue } from '../domain/errors.ts'
import { foldRegister } from '../domain/fold-register.ts'
import type { CommitId, ContributionId } from '../domain/ids.ts'
import { formatTrailers } from '../domain/trailers.ts'
import type { Forge, Heads } from '../ports.ts'
import { appendEvents } from '../register/append-events.ts'
import { readRegister } from '../register/read-register.ts'
import { fromRoot } from './amendment-branch.ts'
import { deriveId } from './derive-id.ts'
import { refused, type Delivered, type DeliveryContext } from './delivery.ts'
import { findOurCommit } from './find-our-commit.ts'
import { CONTENT } from './numbering-history.ts'
import type { OutboxEntryOf } from './outbox-entry.ts'

/**
 * Puts a decided or withdrawn contribution back among those to be decided. What an acceptance had changed is taken back by the
 * inverse three-way merge (base: after it, theirs: before it), so that later changes stay. Refused with `reopen.collides` where
 * later changes touch the same words. Proposals that one merge of a session brought in together are reopened together: the words of one
 * are not told from the others' once they were settled.
 */
export async function recordReopening({ forge }: DeliveryContext, entry: OutboxEntryOf<'reopen'>): Promise<Delivered> {
  const heads = await forge.refresh()
  const { events } = await readRegister(forge.repository, heads.register)
  const known = events.find((event) => event.id === entry.id)
  if (known) return { outcome: 'done', events: [known] }
  const contributions = foldRegister(events)
  const contribution = contributions.get(entry.contribution)
  if (!contribution) return refused('contribution.unknown', { contribution: entry.contribution })
  if (contribution.status === 'pending') return refused('reopen.still-pending', { contribution: contribution.id })
  const together = [contribution, ...reopenedWith(contribution, contributions)]
  const reverted = await revert(forge, heads, entry, together)
  if ('outcome' in reverted) return reverted
  const { id, at, by, reason } = entry
  return { outcome: 'done', events: await appendEvents(forge, together.map((each) => ({ type: 'reopened' as const, id: each === contribution ? id : deriveId(id, each.id), at, by, contribution: each.id, reason, ...reverted })), at) }
}

/** Proposals whose words came in by the same commits. */
export function reopenedWith({ id, decision }: Contribution, contributions: ReadonlyMap<ContributionId, Contribution>): Contribution[] {
  const commits = new Set(decision?.commits)
  return [...contributions.values()].filter((each) => each.id !== id && each.decision?.commits.some((commit) => commits.has(commit)))
}

async function revert(forge: Forge, heads: Heads, entry: OutboxEntryOf<'reopen'>, together: readonly Contribution[]): Promise<{ commits: CommitId[] } | Delivered> {
  const decision = together[0]?.decision
  if (!decision || decision.commits.length === 0) return { commits: [] }
  const made = await findOurCommit(forge.repository, heads.main, entry.id)
  if (made) return { commits: [made.id] }
  const { files, issues } = await inverseOf(forge, heads.main, decision)
  if (issues.length > 0) return { outcome: 'refused', issues }
  // Its words went with a later change: nothing is left to take back.
  if (files.size === 0) return { commits: [] }
  const trailers = together.map((each) =>
    formatTrailers({
      contribution: each.id,
      number: each.number ?? 1,
      decision: 'reopened',
      event: each === together[0] ? entry.id : deriveId(entry.id, each.id),
      decidedBy: entry.by,
      ideaOf: each.ideaOf ?? each.person,
      wordedBy: each.decision?.outcome === 'accepted' ? each.person : decision.by,
    }),
  )
  const message = `plan: reopen proposal${together.length > 1 ? 's' : ''} ${together.map(({ number }) => number).join(', ')}\n\n${trailers.join('\n')}\n`
  return { commits: [await forge.writeCommit({ branch: 'main', expected: heads.main, parents: [heads.main], base: heads.main, files: fromRoot(files), message, at: entry.at })] }
}

async function inverseOf(forge: Forge, main: CommitId, decision: RecordedDecision): Promise<{ files: Map<string, string | null>; issues: Issue[] }> {
  const { repository } = forge
  const log = await repository.log(main, CONTENT)
  const current = await repository.readFolder(main, CONTENT)
  const files = new Map<string, string | null>()
  const issues: Issue[] = []
  for (const commit of log.filter((each) => decision.commits.includes(each.id)).reverse()) {
    const [after, before] = await Promise.all([repository.readFolder(commit.id, CONTENT), repository.readFolder(commit.parents[0]!, CONTENT)])
    for (const { path } of commit.files) {
      const name = path.slice(CONTENT.length + 1)
      const undone = undo(before.get(name), after.get(name), current.get(name))
      if (undone === 'collides') issues.push({ code: 'reopen.collides', path: name })
      else if (undone !== (current.get(name) ?? null)) files.set(name, undone)
    }
  }
  return { files, issues }
}

/** Text of a file once the step from `before` to `after` is taken back from `current`; undefined and null: no file. */
function undo(before: string | undefined, after: string | undefined, current: string | undefined): string | null | 'collides' {
  if (current === after) return before ?? null
  if (before === undefined || after === undefined || current === undefined) return 'collides'
  const merged = merge3(after, current, before)
  return merged.clean ? merged.text : 'collides'
}
