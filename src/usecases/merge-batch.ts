import { applyChanges } from '../content/apply-changes.ts'
import { readPlan } from '../content/read-plan.ts'
import type { Change } from '../domain/amendment.ts'
import type { Issue } from '../domain/errors.ts'
import type { ContributionId } from '../domain/ids.ts'
import type { ItemId, Plan } from '../domain/plan.ts'
import { collideInBatch, type BatchCollision } from './collide-in-batch.ts'
import { mergeTogether } from './merge-together.ts'
import { withFiles } from './preview-amendment.ts'
import { rebaseChanges } from './rebase-changes.ts'

type Files = ReadonlyMap<string, string>

/** What one accepted contribution changes. */
export interface BatchSide {
  contribution: ContributionId
  /** Files of `content/` that `changes` were written on. */
  base: Files
  changes: readonly Change[]
  /** Others of the batch whose words `changes` hold already: they were written on `base` with those merged into it. */
  settles?: readonly ContributionId[]
}

/** One contribution's part of a batch. `files`: what it changes in the text that the one before it left; null removes. */
export interface BatchStep {
  contribution: ContributionId
  changes: Change[]
  files: ReadonlyMap<string, string | null>
}

export interface BatchMerge {
  /** In the order in which they are to be written: that of submission, then those that settle others. */
  steps: BatchStep[]
  /** `content/` with all of them. */
  content: Files
  plan: Plan
  collisions: BatchCollision[]
  issues: (Issue & { contribution: ContributionId })[]
}

/**
 * Merges what several contributions make of `current`. `sides` come in order of submission; in which order they were accepted
 * plays no part: each is moved onto `current`, then all are merged on it as their common base. Where some collide, the text has
 * the first one's words and `collisions` say so. Pure; all files are relative to `content/`.
 */
export function mergeBatch(current: Files, sides: readonly BatchSide[]): BatchMerge {
  const ids = new Set(sides.map((side) => side.contribution))
  const settled = (side: BatchSide): BatchSide[] => sides.filter((other) => other !== side && (side.settles ?? []).includes(other.contribution) && ids.has(other.contribution))
  const settling = sides.filter((side) => settled(side).length > 0)
  const plain = sides.filter((side) => !settling.includes(side))

  const rebased = plain.map((side) => ({ contribution: side.contribution, ...rebaseChanges(side.base, current, side.changes) }))
  const merge = start(current)
  merge.collisions.push(...rebased.flatMap(({ contribution, collisions }) => collisions.map((each) => sinceCollision(contribution, each))), ...collideInBatch(readPlan(current).plan, rebased))
  const together = mergeTogether(readPlan(current).plan, rebased)
  for (const side of together) step(merge, side.contribution, side.changes)
  for (const side of settling) {
    const base = mergeBatch(side.base, settled(side)).content
    const { changes, collisions } = rebaseChanges(base, merge.content, side.changes)
    merge.collisions.push(...collisions.map((each) => sinceCollision(side.contribution, each)))
    step(merge, side.contribution, changes)
  }
  return merge
}

function start(content: Files): BatchMerge {
  return { steps: [], content, plan: readPlan(content).plan, collisions: [], issues: [] }
}

/** Makes the changes of one contribution on top of what is merged so far. */
function step(merge: BatchMerge, contribution: ContributionId, changes: Change[]): void {
  const applied = applyChanges(merge.content, changes, merge.plan)
  merge.issues.push(...applied.issues.map((issue) => ({ ...issue, contribution })))
  merge.steps.push({ contribution, changes, files: applied.files })
  if (applied.files.size === 0) return
  merge.content = withFiles(merge.content, applied.files)
  merge.plan = readPlan(merge.content).plan
}

function sinceCollision(contribution: ContributionId, { item, reason, text = [] }: ReturnType<typeof rebaseChanges>['collisions'][number]): BatchCollision {
  return { item, reason, between: [contribution], text: text.map(({ base, ours, theirs }) => ({ base, texts: [ours, theirs] })) }
}

/** Items that a batch leaves otherwise than it found them, in reading order of the plan after it, then those that it removed. */
export function itemsOfBatch({ steps, plan }: Pick<BatchMerge, 'steps' | 'plan'>): ItemId[] {
  const touched = new Set(steps.flatMap(({ changes }) => changes.map((change) => change.item)))
  const standing = [...plan.items.keys()].filter((item) => touched.has(item))
  return [...[...touched].filter((item) => !plan.items.has(item)), ...standing]
}
