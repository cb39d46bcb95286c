import type { Contribution } from '../../domain/contribution.ts'
import { readPlan } from '../../content/read-plan.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
import { mergeBatch } from '../../usecases/merge-batch.ts'
import type { BatchSide } from '../../usecases/merge-batch.ts'
import { previewAmendment } from '../../usecases/preview-amendment.ts'
import type { AmendmentPreview, ItemPreview } from '../../usecases/preview-amendment.ts'
import type { IntakeContext } from '../context.ts'

type Text = ItemPreview['before']

/** One item of a proposal, read in each way that a decision needs. */
export interface ExaminedItem {
  /** On today's plan; where nothing is to be decided any more, on the text that the proposal was written on. */
  preview: ItemPreview
  today: Text
  /** As it was when the proposal was written, and as its proposer wrote it. */
  asked: { before: Text; after: Text }
  /** With all that is accepted and not published yet; then with this proposal as well, and where that collides. */
  accepted: Text
  final: Text
  finalCollides: boolean
}

/** A contribution with all that is needed to decide on it, at given heads. */
export interface Examined {
  contribution: Contribution
  state: PlanState
  /** On today's plan; null for words that change no text. */
  preview: AmendmentPreview | null
  items: ExaminedItem[]
  /** Other pending proposals on the same items. */
  neighbours: Contribution[]
  /** How many accepted decisions wait to be published. */
  acceptedCount: number
}

/** `sides`: what is accepted and waits to be published, this contribution left out. */
export async function examine(context: Pick<IntakeContext, 'readContent'>, contribution: Contribution, state: PlanState, sides: readonly BatchSide[] = []): Promise<Examined> {
  const acceptedCount = sides.length
  const neighbours = [...state.contributions.values()].filter((other) => other.id !== contribution.id && other.status === 'pending' && other.kind === 'amendment' && sharesItem(other, contribution))
  const base = contribution.base && contribution.changes.length > 0 ? await context.readContent(contribution.base) : null
  if (!base) return { contribution, state, preview: null, items: [], neighbours, acceptedCount }
  const preview = previewAmendment(state.files, base, contribution.changes)
  const asked = previewAmendment(base, base, contribution.changes)
  const was = readPlan(base).plan
  const accepted = sides.length > 0 ? mergeBatch(state.files, sides) : { plan: state.plan, content: state.files }
  const final = sides.length > 0 ? previewAmendment(accepted.content, base, contribution.changes) : preview
  const isOpen = contribution.status === 'pending'
  const items = preview.items.map((item) => ({
    preview: isOpen ? item : (asked.items.find((each) => each.item === item.item) ?? item),
    today: textOf(state.plan, item.item),
    asked: { before: textOf(was, item.item), after: asked.items.find((each) => each.item === item.item)?.after ?? null },
    accepted: textOf(accepted.plan, item.item),
    final: final.items.find((each) => each.item === item.item)?.after ?? null,
    finalCollides: final.collisions.some((each) => each.item === item.item),
  }))
  return { contribution, state, preview, items, neighbours, acceptedCount }
}

function sharesItem(one: Contribution, other: Contribution): boolean {
  const items = new Set(itemsOf(one))
  return itemsOf(other).some((item) => items.has(item))
}

function itemsOf({ changes, about, placedUnder }: Contribution): ItemId[] {
  return [...changes.map((change) => (change.type === 'add' ? (change.parent ?? change.item) : change.item)), about.item, placedUnder].filter((item) => item !== undefined)
}

/** Changes at each event: a form that was opened before the last one must be read again. */
export function stampOf({ history }: Contribution): string {
  return history.at(-1)?.id ?? ''
}
