import type { Contribution } from '../../domain/contribution.ts'
import { readPlan } from '../../content/read-plan.ts'
import { textOf } from '../../usecases/rebase-changes.ts'
import type { ItemId } from '../../domain/plan.ts'
import type { PlanState } from '../../usecases/plan-state.ts'
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
}

export async function examine(context: IntakeContext, contribution: Contribution, state: PlanState): Promise<Examined> {
  const neighbours = [...state.contributions.values()].filter((other) => other.id !== contribution.id && other.status === 'pending' && other.kind === 'amendment' && sharesItem(other, contribution))
  const base = contribution.base && contribution.changes.length > 0 ? await context.readContent(contribution.base) : null
  if (!base) return { contribution, state, preview: null, items: [], neighbours }
  const preview = previewAmendment(state.files, base, contribution.changes)
  const asked = previewAmendment(base, base, contribution.changes)
  const was = readPlan(base).plan
  const isOpen = contribution.status === 'pending'
  const items = preview.items.map((item) => ({
    preview: isOpen ? item : (asked.items.find((each) => each.item === item.item) ?? item),
    today: textOf(state.plan, item.item),
    asked: { before: textOf(was, item.item), after: asked.items.find((each) => each.item === item.item)?.after ?? null },
  }))
  return { contribution, state, preview, items, neighbours }
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
