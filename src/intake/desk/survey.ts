import type { Contribution } from '../../domain/contribution.ts'
import type { ContributionId } from '../../domain/ids.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { Forge } from '../../ports.ts'
import { buildPlanHistory } from '../../site/plan-history.ts'
import { createLazyStates } from '../../usecases/lazy-states.ts'
import { createStatesMemo } from '../../usecases/pending-states.ts'
import type { BaseText, PendingState } from '../../usecases/pending-states.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { createSimilarPending } from '../../usecases/similar-pending.ts'
import type { SimilarPending } from '../../usecases/similar-pending.ts'
import { diffAsked } from './diff-asked.ts'
import type { AskedDiff } from './diff-asked.ts'
import { stampOf } from './examine.ts'

/** What the desk knows of all that waits, at given heads. */
export interface Survey {
  state: PlanState
  /** Where a pending proposal stands; computed when first asked for. */
  stateOf(id: ContributionId): PendingState | undefined
  /** An item’s words when a proposal was written, in the register or not yet. */
  baseText(amendment: Pick<Contribution, 'base' | 'submittedAt'>, item: ItemId): ReturnType<BaseText>
  similar: SimilarPending
  diffOf(contribution: Contribution): AskedDiff
}

/** Surveys what waits. */
export type Surveyor = (state: PlanState) => Promise<Survey>

/**
 * A surveyor that computes once for each pair of heads (`main`, `register`), and then only what changed since: texts of Git, merges
 * and diffs of what still waits are kept in memory. Figures: `npm run bench -- desk`.
 */
export function createSurveyor({ repository }: Pick<Forge, 'repository'>): Surveyor {
  const blobs = new Map<string, string>()
  const memo = createStatesMemo()
  let diffs = new Map<string, AskedDiff>()
  let known: { key: string; survey: Promise<Survey> } | undefined

  async function survey(state: PlanState): Promise<Survey> {
    const missing = new Set(state.log.flatMap(({ files }) => files.flatMap(({ path, blob }) => (blob && path.endsWith('.md') && !blobs.has(blob) ? [blob] : []))))
    for (const [blob, text] of await repository.readBlobs([...missing])) blobs.set(blob, text)
    const history = buildPlanHistory(state.log, blobs, state.plan.items)
    const baseText: Survey['baseText'] = ({ base, submittedAt }, item) => (base ? history.textAt(item, base, submittedAt) : null)
    const contributions = [...state.contributions.values()]
    // A stamp changes with each event, so that a reworked proposal is told anew; what is decided is let go.
    const kept = diffs
    diffs = new Map(contributions.filter(({ status }) => status === 'pending').map((each) => [stampOf(each), kept.get(stampOf(each)) ?? diffAsked(each.changes, (item) => baseText(each, item))]))
    const own = diffs
    const diffOf = (contribution: Contribution) => own.get(stampOf(contribution)) ?? diffAsked(contribution.changes, (item) => baseText(contribution, item))
    const similar = createSimilarPending(contributions, (contribution) => contribution.text ?? diffOf(contribution).words())
    return { state, baseText, stateOf: createLazyStates(state, baseText, memo), similar, diffOf }
  }

  return (state) => {
    const key = `${state.heads.main} ${state.heads.register}`
    if (known?.key === key) return known.survey
    const made = { key, survey: survey(state) }
    known = made
    // What failed is tried again at the next request.
    made.survey.catch(() => void (known === made && (known = undefined)))
    return made.survey
  }
}
