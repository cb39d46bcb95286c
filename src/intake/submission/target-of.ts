import type { Contribution } from '../../domain/contribution.ts'
import type { Issue } from '../../domain/errors.ts'
import { PLAN_ID } from '../../domain/plan.ts'
import type { ItemId, ItemKind, PlacedItem } from '../../domain/plan.ts'
import { listBlocks } from '../../text/blocks.ts'
import type { TextBlock } from '../../text/blocks.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { placeOfAddition, placeOfMove } from './place-of.ts'
import type { Place } from './place-of.ts'
import type { Intent, Submission } from './submission.ts'

/** What a form is about, looked up in the plan: nothing that was sent is used as an id before it was found there. */
export interface Target {
  /** Absent for an idea about nothing, or a comment on a proposal about several items. */
  item?: { id: ItemId; kind: ItemKind | 'plan'; number?: number; label: string; title?: string; body: string }
  block?: TextBlock
  /** The contribution that is commented or answered by another wording. */
  contribution?: Contribution
  /** Where an added or moved item goes. */
  place?: Place
  /** The item that takes part in it. */
  other?: PlacedItem
}

type Asked = Pick<Submission, 'intention' | 'element' | 'bloc' | 'apres' | 'proposition'> & Partial<Pick<Submission, 'niveau' | 'vers'>>

/** Those that are about one item of the plan and nothing else. */
const needsItem: readonly Intent[] = ['modifier', 'retirer', 'deplacer', 'scinder', 'reunir', 'passage']

/** Finds what is asked for. Issues: `target.unknown-item`, `target.unknown-block`, `target.unknown-contribution`, `target.missing`. */
export function targetOf(asked: Asked, state: Pick<PlanState, 'plan' | 'contributions'>): { target: Target; issues: Issue[] } {
  const target: Target = {}
  const issues: Issue[] = []
  const contribution = asked.proposition ? state.contributions.get(asked.proposition) : undefined
  if (contribution) target.contribution = contribution
  else if (asked.proposition) issues.push({ code: 'target.unknown-contribution', path: 'proposition' })

  const itemId = asked.element || itemOf(contribution)
  const item = itemId ? readItem(state, itemId) : undefined
  if (item) target.item = item
  else if (itemId && asked.intention !== 'ajouter') issues.push({ code: 'target.unknown-item', path: 'element' })

  if (asked.bloc && item) {
    const block = /^\d+$/.test(asked.bloc) ? listBlocks(item.body)[Number(asked.bloc) - 1] : undefined
    if (block) target.block = block
    else issues.push({ code: 'target.unknown-block', path: 'bloc' })
  }
  if (asked.intention === 'ajouter') {
    const place = placeOfAddition({ niveau: '', ...asked }, state.plan, contribution)
    if (place) target.place = place
    else issues.push({ code: 'target.unknown-item', path: 'element' })
  }
  const placed = state.plan.items.get(itemId ?? '')
  const place = placed && asked.intention === 'deplacer' ? placeOfMove(placed, asked.vers ?? '', state.plan) : undefined
  if (place) target.place = place
  const other = state.plan.items.get(asked.vers ?? '')
  if (other) target.other = other
  const isAboutItem = needsItem.includes(asked.intention)
  // The introduction can be reworded, and nothing else.
  if (issues.length === 0 && ((isAboutItem && !target.item) || (isAboutItem && asked.intention !== 'modifier' && itemId === PLAN_ID) || (asked.intention === 'reagir' && !target.item && !contribution))) {
    issues.push({ code: 'target.missing', path: 'element' })
  }
  return { target, issues }
}

/** Whether something that needs a place was asked for, and nothing at all was named. */
export function isUnplacedIn(asked: Asked & Pick<Submission, 'proposition'>, state: Pick<PlanState, 'plan' | 'contributions'>): boolean {
  return !asked.element && !asked.apres && !asked.proposition && targetOf(asked, state).issues.some(({ path }) => path === 'element')
}

function readItem({ plan }: Pick<PlanState, 'plan'>, id: ItemId): Target['item'] {
  const text = textOf(plan, id)
  if (!text) return undefined
  const placed = plan.items.get(id)
  return { id, kind: placed?.kind ?? 'plan', label: placed?.label ?? plan.fields.title, ...(placed && { number: placed.number }), ...text }
}

/** The item that a contribution is about, where there is one. */
export function itemOf(contribution: Contribution | undefined): ItemId | undefined {
  const change = contribution?.changes[0]
  return (change?.type === 'add' ? change.parent : change?.item) ?? contribution?.about.item ?? contribution?.placedUnder
}
