import { createHash, createHmac } from 'node:crypto'
import { contributionId, createOpaqueId, createPersonId, personId } from '../../domain/ids.ts'
import type { ContributionId, PersonId } from '../../domain/ids.ts'
import type { Signer } from '../guards/signer.ts'
import type { Submission } from './submission.ts'

/** The ids that a submission will have: the same key gives the same ones, so that sending twice is receiving once. */
export interface SubmissionIds {
  contribution: ContributionId
  person: PersonId
}

/** Key that the preview puts in its form: it holds for these words only. */
export function formatKey(ids: SubmissionIds, submission: Submission, signer: Signer): string {
  return [ids.contribution, ids.person, signer.sign('idempotency', ids.contribution, ids.person, digestOf(submission))].join('.')
}

/** Null when the key is not ours or the words are not those that were previewed. */
export function parseKey(submission: Submission, signer: Signer): SubmissionIds | null {
  const [contribution = '', person = '', token = ''] = submission.cle.split('.')
  if (!contributionId.safeParse(contribution).success || !personId.safeParse(person).success) return null
  return signer.verify(token, 'idempotency', contribution, person, digestOf(submission)) ? { contribution, person } : null
}

export function makeIds(randomBytes: (size: number) => Uint8Array): SubmissionIds {
  return { contribution: createOpaqueId(randomBytes), person: createPersonId(randomBytes) }
}

/** Ids from a program's own random key, without keeping it. Null when it is too short to be random. */
export function idsFromOwnKey(key: string, signer: Signer): SubmissionIds | null {
  if (!/^[\w-]{22,200}$/.test(key)) return null
  const secret = signer.sign('idempotency', 'own', key)
  const bytes = (purpose: string) => (size: number) => createHmac('sha256', secret).update(purpose).digest().subarray(0, size)
  return { contribution: createOpaqueId(bytes('contribution')), person: createPersonId(bytes('person')) }
}

function digestOf({ cle: _, ...said }: Submission): string {
  return createHash('sha256').update(JSON.stringify(Object.entries(said).sort())).digest('base64url')
}
