import { randomBytes } from 'node:crypto'
import type { Draft } from '../../domain/amendment.ts'
import { createOpaqueId } from '../../domain/ids.ts'
import type { ContributionId } from '../../domain/ids.ts'
import { followPath } from '../context.ts'
import type { IntakeContext } from '../context.ts'
import { findKept } from './find-kept.ts'

/** What a proposer gets back. */
export interface Receipt {
  id: ContributionId
  /** The private page, a path. */
  followPath: string
  /** The words that were kept under this id before are others: nothing was written. */
  isOther: boolean
}

const inHand = new Map<ContributionId, Promise<unknown>>()

/**
 * Keeps a draft: on disk, fsynced, when this resolves. The same id again gives the same receipt. In hold mode it waits for a
 * coordinator; otherwise it leaves at once. Throws `NotKept`, and then nothing was kept.
 */
export async function acceptSubmission(context: IntakeContext, draft: Draft, name: string | undefined): Promise<Receipt> {
  const before = inHand.get(draft.id)
  const work = (before ?? Promise.resolve()).catch(() => undefined).then(() => keepOnce(context, draft, name))
  inHand.set(draft.id, work)
  try {
    return await work
  } finally {
    if (inHand.get(draft.id) === work) inHand.delete(draft.id)
  }
}

async function keepOnce(context: IntakeContext, draft: Draft, name: string | undefined): Promise<Receipt> {
  const receipt = { id: draft.id, followPath: followPath(context, draft.id), isOther: false }
  const known = await findKept(context, draft.id)
  if (known) return { ...receipt, isOther: wordsOf(known) !== wordsOf(draft) }
  const entry = { type: 'submit' as const, id: createOpaqueId(randomBytes), at: context.clock.now().toISOString(), by: draft.person, draft }
  const record = { entry, ...(name && { name }) }
  if (context.hold) await context.held.keep({ format: 1, ...record })
  else await context.outbox.add(record)
  return receipt
}

function wordsOf(said: Draft): string {
  return JSON.stringify(said.kind === 'amendment' ? [said.changes, said.rationale ?? ''] : [said.text])
}
