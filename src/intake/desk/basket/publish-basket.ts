import slugify from '@sindresorhus/slugify'
import type { Issue } from '../../../domain/errors.ts'
import type { ItemId, Plan } from '../../../domain/plan.ts'
import type { VersionToName } from '../../../usecases/outbox-entry.ts'
import type { IntakeContext } from '../../context.ts'
import type { Coordinator } from '../../private/coordinators.ts'
import { oneLine } from '../../submission/make-draft.ts'
import { act, type Act } from '../act.ts'
import type { BasketReview } from './review-basket.ts'

export interface PublishOptions {
  /** Of the review that was read; absent: whatever is ready. */
  digest?: string
  /** Name and note of a version, plain words; no name: none. */
  version?: string
  note?: string
}

const longestTitle = 300

/**
 * Publishes what is ready in a basket, by one act; what was published leaves the basket. Refused with `basket.changed` when it would
 * not be what was read. Throws `NotKept`, and then nothing was done.
 */
export async function publishBasket(context: IntakeContext, coordinator: Coordinator, review: BasketReview, plan: Pick<Plan, 'versions'>, { digest, version = '', note = '' }: PublishOptions): Promise<Act & { count: number }> {
  const { ready } = review
  const refuse = (...issues: Issue[]) => ({ outcome: 'refused' as const, issues, count: 0 })
  if (digest !== undefined && digest !== review.digest) return refuse({ code: 'basket.changed', path: '' })
  if (ready.length === 0) return refuse({ code: 'basket.nothing-ready', path: '' })
  const title = oneLine(version)
  if (title.length > longestTitle) return refuse({ code: 'version.too-long', path: 'version' })
  const words = note.trim() && (await context.plain.fromPlain(note.slice(0, 10_000), ''))
  const named: VersionToName | undefined = title ? { id: freeVersionId(title, plan, context.clock.now()), title, ...(words && { note: words }) } : undefined
  const decisions = ready.map(({ entry: { id, decision, seen, settles } }) => ({ id, decision, seen, ...(settles && { settles }) }))
  const result = await act(context, coordinator, { type: 'publish', decisions, ...(named && { version: named }) })
  if (result.outcome === 'done') await context.baskets.drop(coordinator.id, new Set(decisions.map(({ id }) => id)))
  return { ...result, count: decisions.length }
}

/** A readable id from the name, never one that is taken. */
function freeVersionId(title: string, { versions }: Pick<Plan, 'versions'>, now: Date): ItemId {
  const slug = slugify(title).slice(0, 60).replace(/-+$/, '') || `version-${now.toISOString().slice(0, 10)}`
  const taken = new Set(versions.map(({ id }) => id))
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? slug : `${slug}-${count}`
    if (!taken.has(id)) return id
  }
}
