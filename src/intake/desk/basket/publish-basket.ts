import type { Issue } from '../../../domain/errors.ts'
import type { Plan } from '../../../domain/plan.ts'
import { checkReason } from '../../../text/limits.ts'
import type { VersionToName } from '../../../usecases/outbox-entry.ts'
import type { IntakeContext } from '../../context.ts'
import type { Coordinator } from '../../private/coordinators.ts'
import { oneLine } from '../../submission/make-draft.ts'
import { act, type Act } from '../act.ts'
import { freeVersionId, versionIssues } from '../version-to-name.ts'
import type { BasketReview } from './review-basket.ts'

export interface PublishOptions {
  /** Of the review that was read; absent: whatever is ready. */
  digest?: string
  /** Name and note of a version, plain words; no name: none. */
  version?: string
  note?: string
}

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
  const missing: Issue[] = title === '' && note.trim() !== '' ? [{ code: 'version.missing', path: 'version' }] : []
  const issues = [...missing, ...versionIssues(title, plan), ...checkReason(note, 'version-note')]
  if (issues.length > 0) return refuse(...issues)
  const words = note.trim() && (await context.plain.fromPlain(note, ''))
  const named: VersionToName | undefined = title ? { id: freeVersionId(title, plan, `version-${context.clock.now().toISOString().slice(0, 10)}`), title, ...(words && { note: words }) } : undefined
  const decisions = ready.map(({ entry: { id, decision, seen, settles } }) => ({ id, decision, seen, ...(settles && { settles }) }))
  const result = await act(context, coordinator, { type: 'publish', decisions, ...(named && { version: named }) })
  if (result.outcome === 'done') await context.baskets.drop(coordinator.id, new Set(decisions.map(({ id }) => id)))
  return { ...result, count: decisions.length }
}
