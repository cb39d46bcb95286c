import type { CommitId } from '../domain/ids.ts'
import { formatTrailers } from '../domain/trailers.ts'
import type { ChainedCommit, Heads } from '../ports.ts'
import { readBatchSides, wordsBase } from './batch-sides.ts'
import { ensureAmendmentBranch, fromRoot } from './amendment-branch.ts'
import type { Delivered, DeliveryContext } from './delivery.ts'
import { mergeBatch, type BatchMerge } from './merge-batch.ts'
import { nameVersion } from './name-version.ts'
import { CONTENT } from './numbering-history.ts'
import { placed, takesText, type ActDecision, type DecisionAct } from './record-decisions.ts'
import { formatVersionMessage } from './version-message.ts'

/** What an act made of `main`. */
export interface Written {
  /** Head of `main` right after. */
  main: CommitId
  /** By the event's id, of each decision that changed the text. */
  commits: ReadonlyMap<string, CommitId>
}

/**
 * Writes what an act's decisions (in order of submission) change in the plan, as one chain of merge commits, and moves `main`
 * once. A decision that finds its words in the plan already has no commit. Refused where words collide.
 */
export async function writeDecisions(context: DeliveryContext, act: DecisionAct, decisions: readonly ActDecision[], heads: Heads): Promise<Written | Delivered> {
  const { forge } = context
  const accepted = decisions.filter(({ decision }) => takesText(decision))
  const current = await forge.repository.readFolder(heads.main, CONTENT)
  const merge = mergeBatch(current, await readBatchSides(accepted, heads.main, (commit) => forge.repository.readFolder(commit, CONTENT)))
  const issues = [...faultsOf(merge, accepted, act), ...(act.version && current.has(`versions/${act.version.id}.md`) ? [{ code: 'version.taken', path: 'version', data: { id: act.version.id } }] : [])]
  if (issues.length > 0) return { outcome: 'refused', issues }

  const chain: ChainedCommit[] = []
  const events: string[] = []
  const byContribution = new Map(accepted.map((each) => [each.contribution.id, each]))
  for (const { contribution, files } of merge.steps) {
    if (files.size === 0) continue
    const each = byContribution.get(contribution)!
    const head = await amendmentHead(context, act, each, heads)
    events.push(each.id)
    chain.push({ otherParents: head ? [head] : [], files: fromRoot(files), message: messageOf(act, each) })
  }
  if (act.version) {
    const { id, title, note } = act.version
    const text = nameVersion(merge.content, { title, date: act.at, ...(note && { note }) })
    chain.push({ otherParents: [], files: fromRoot(new Map([[`versions/${id}.md`, text]])), message: formatVersionMessage(id, act.by, act.batch ?? '') })
  }
  const ids = await forge.writeCommits({ branch: 'main', expected: heads.main, at: act.at, commits: chain })
  return { main: ids.at(-1) ?? heads.main, commits: new Map(events.map((event, index) => [event, ids[index]!])) }
}

function faultsOf({ collisions, issues }: BatchMerge, accepted: readonly ActDecision[], act: DecisionAct) {
  const byId = new Map(accepted.map((each) => [each.contribution.id, each]))
  const collided = Map.groupBy(collisions, ({ between }) => between.at(-1)!)
  return [
    ...[...collided].map(([id, all]) => placed({ code: 'decision.collides', path: 'changes', data: { collisions: all } }, byId.get(id)!, act)),
    // What collides often cannot be applied either: said once.
    ...issues.flatMap(({ contribution, ...issue }) => (collided.has(contribution) ? [] : [placed(issue, byId.get(contribution)!, act)])),
  ]
}

/** An idea has no branch of its own: the coordinator's words make one. */
function amendmentHead({ forge }: DeliveryContext, act: DecisionAct, { contribution, decision }: ActDecision, heads: Heads): Promise<CommitId | null> {
  const isProposed = contribution.kind === 'amendment' && contribution.base
  return ensureAmendmentBranch(
    forge,
    isProposed
      ? { contribution: contribution.id, base: contribution.base!, changes: contribution.changes, at: contribution.submittedAt }
      : { contribution: contribution.id, base: wordsBase({ contribution, decision }, heads.main), changes: decision.changes ?? contribution.changes, at: act.at },
  )
}

function messageOf({ by, batch }: DecisionAct, { id, decision, contribution }: ActDecision): string {
  // A plain acceptance may choose a new item's permanent id: the words are the proposer's all the same.
  const wordedBy = decision.outcome === 'accepted' ? contribution.person : by
  const trailers = formatTrailers({
    contribution: contribution.id,
    number: contribution.number ?? 1,
    decision: decision.outcome,
    event: id,
    decidedBy: by,
    ideaOf: contribution.ideaOf ?? contribution.person,
    wordedBy,
    ...(batch && { batch }),
  })
  return `plan: ${decision.outcome} proposal ${contribution.number}\n\n${trailers}\n`
}
