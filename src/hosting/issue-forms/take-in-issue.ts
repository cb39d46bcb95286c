import type { Issue } from '../../domain/errors.ts'
import type { ContributionId } from '../../domain/ids.ts'
import { deliverRecord } from '../../intake/private/deliver-record.ts'
import { makeDraft } from '../../intake/submission/make-draft.ts'
import { phaseOf } from '../../intake/submission/phase-of.ts'
import type { PlainParser } from '../../intake/submission/plain-parser.ts'
import { readSubmission } from '../../intake/submission/submission.ts'
import type { Clock, Forge } from '../../ports.ts'
import { deriveId } from '../../usecases/derive-id.ts'
import type { DeliveryContext } from '../../usecases/delivery.ts'
import { loadState } from '../../usecases/load-state.ts'
import { parseIssueForm } from './parse-issue-form.ts'

/** An issue as the code host has it. `id` is its own, which survives a new name of the repository. */
export interface HostedIssue {
  id: number
  body: string
}

export interface TakeInContext {
  forge: Forge
  clock: Clock
  publicUrl: DeliveryContext['publicUrl']
  plain: PlainParser
}

export type TakenIn = { outcome: 'taken'; contribution: ContributionId; number: number | undefined } | { outcome: 'refused'; issues: readonly Issue[] } | { outcome: 'no-form' }

/**
 * Makes of an issue that somebody filled in by form what the plan's own form would have made: the same checks, the same event,
 * the same branch. The ids come from the issue, so that taking it in again makes nothing more. The site is asked for. Throws what the forge throws.
 */
export async function takeInIssue({ forge, clock, publicUrl, plain }: TakeInContext, issue: HostedIssue): Promise<TakenIn> {
  const form = parseIssueForm(issue.body)
  const submission = form && readSubmission({ ...form, accord: form.accord })
  if (!submission?.success) return { outcome: 'no-form' }
  const contribution = deriveId('issue form', String(issue.id))
  const state = await loadState(forge.repository, await forge.refresh())
  const known = state.contributions.get(contribution)
  if (known) return { outcome: 'taken', contribution, number: known.number }
  const now = clock.now()
  const person = `p-${deriveId('person of issue form', String(issue.id))}`
  const checked = await makeDraft(submission.data, { ids: { contribution, person }, state, today: state.plan, base: state.heads.main, phase: phaseOf(state.plan.fields, now, now), plain })
  if (!checked.draft) return { outcome: 'refused', issues: checked.issues }
  const entry = { type: 'submit' as const, id: deriveId('event of issue form', String(issue.id)), at: now.toISOString(), by: person, draft: checked.draft }
  const delivered = await deliverRecord({ forge, publicUrl }, clock, { format: 1, entry, ...(checked.name && { name: checked.name }) })
  if (delivered.outcome === 'refused') return { outcome: 'refused', issues: delivered.issues }
  // The proposal is in whether or not the site can be asked for: it is built each night too.
  await forge.announce?.().catch(() => undefined)
  return { outcome: 'taken', contribution, number: (await loadState(forge.repository, await forge.refresh())).contributions.get(contribution)?.number }
}
