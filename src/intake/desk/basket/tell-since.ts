import { readPlan } from '../../../content/read-plan.ts'
import type { Change } from '../../../domain/amendment.ts'
import type { Contribution } from '../../../domain/contribution.ts'
import type { CommitId } from '../../../domain/ids.ts'
import type { RegisterEvent } from '../../../domain/register-event.ts'
import type { PlanState } from '../../../usecases/plan-state.ts'
import { previewAmendment } from '../../../usecases/preview-amendment.ts'
import type { ItemPreview } from '../../../usecases/preview-amendment.ts'
import { textOf } from '../../../usecases/rebase-changes.ts'
import type { IntakeContext } from '../../context.ts'
import type { BasketEntry } from '../../private/baskets.ts'

/** What happened since a decision was put into a basket. */
export interface SinceDecided {
  /** Of the contribution, oldest first. */
  events: RegisterEvent[]
  /** Items that it asks otherwise now: what it asked then, and what it asks now. */
  reworded: ItemPreview[]
  /** Items whose words changed in the plan: then, and now. */
  changed: ItemPreview[]
}

/** Tells what changed under a decision, so that its coordinator sees it before publishing. */
export async function tellSince(context: Pick<IntakeContext, 'readContent'>, state: PlanState, entry: BasketEntry, contribution: Contribution): Promise<SinceDecided> {
  const last = contribution.history.findIndex(({ id }) => id === entry.seen)
  const events = last < 0 ? [] : contribution.history.slice(last + 1)
  // Words that are masked are not told.
  const isReworded = !contribution.withheld && events.some(({ type }) => type === 'reworked')
  const changed = entry.main === state.heads.main ? [] : await listChanged(context, state, entry, contribution)
  return { events, reworded: isReworded ? await listReworded(context, contribution, last) : [], changed }
}

async function listChanged({ readContent }: Pick<IntakeContext, 'readContent'>, { plan }: PlanState, { main, decision }: BasketEntry, contribution: Contribution): Promise<ItemPreview[]> {
  const files = await readContent(main)
  if (!files || (decision.outcome !== 'accepted' && decision.outcome !== 'accepted-with-changes')) return []
  const was = readPlan(files).plan
  const items = new Set((decision.changes ?? contribution.changes).map((change) => change.item))
  return [...items].flatMap((item): ItemPreview[] => {
    const [before, after] = [textOf(was, item), textOf(plan, item)]
    const isSame = before?.body === after?.body && before?.title === after?.title
    return isSame ? [] : [{ item, kind: plan.items.get(item)?.kind ?? was.items.get(item)?.kind ?? 'plan', before, after, collisions: [] }]
  })
}

async function listReworded(context: Pick<IntakeContext, 'readContent'>, contribution: Contribution, last: number): Promise<ItemPreview[]> {
  const asked = contribution.history.slice(0, last + 1).findLast((event) => event.type === 'submitted' || event.type === 'reworked')
  if (!asked || !('draft' in asked) || asked.draft.kind !== 'amendment' || contribution.base === undefined) return []
  const [then, now] = await Promise.all([askedBy(context, asked.draft.base, asked.draft.changes), askedBy(context, contribution.base, contribution.changes)])
  const items = new Set([...then.keys(), ...now.keys()])
  return [...items].map((item) => ({ item, kind: now.get(item)?.kind ?? then.get(item)?.kind ?? 'action', before: then.get(item)?.after ?? null, after: now.get(item)?.after ?? null, collisions: [] }))
}

async function askedBy({ readContent }: Pick<IntakeContext, 'readContent'>, base: CommitId, changes: readonly Change[]): Promise<Map<string, ItemPreview>> {
  const files = (await readContent(base)) ?? new Map<string, string>()
  return new Map(previewAmendment(files, files, changes).items.map((item) => [item.item, item]))
}
