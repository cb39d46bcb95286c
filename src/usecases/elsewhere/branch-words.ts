import type { AmendmentDraft, Change } from '../../domain/amendment.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { CommitId } from '../../domain/ids.ts'
import type { PlanRepository } from '../../ports.ts'
import { CONTENT } from '../numbering-history.ts'
import { previewAmendment, withFiles } from '../preview-amendment.ts'
import { changesBetween } from './changes-between.ts'

type Files = ReadonlyMap<string, string>

/** What a branch asks of the plan, as its files say. */
export interface BranchWords {
  /** Commit of `main` that it was written on. */
  base: CommitId
  before: Files
  after: Files
  changes: Change[]
}

/** `main`: its head, or for a branch that was merged the commit just before. Null where the two share no history. */
export async function readBranchWords(repository: PlanRepository, head: CommitId, main: CommitId): Promise<BranchWords | null> {
  const base = await repository.mergeBase(main, head)
  if (base === null) return null
  const [before, after] = await Promise.all([repository.readFolder(base, CONTENT), repository.readFolder(head, CONTENT)])
  return { base, before, after, changes: changesBetween(before, after) }
}

/** Whether the step from `before` to `after` is what a proposal asks for, wherever its words were written. */
export async function isAsProposed(repository: PlanRepository, contribution: Pick<Contribution, 'base' | 'changes'>, { before, after }: Pick<BranchWords, 'before' | 'after'>): Promise<boolean> {
  const base = contribution.base === undefined ? before : await repository.readFolder(contribution.base, CONTENT)
  const { files, collisions, issues } = previewAmendment(before, base, contribution.changes)
  return collisions.length === 0 && issues.length === 0 && changesBetween(withFiles(before, files), after).length === 0
}

/** A proposal's last draft, as the register holds it. */
export function lastDraft({ history }: Pick<Contribution, 'history'>): AmendmentDraft | null {
  const event = history.findLast((each) => each.type === 'submitted' || each.type === 'reworked')
  return event && 'draft' in event && event.draft.kind === 'amendment' ? event.draft : null
}
