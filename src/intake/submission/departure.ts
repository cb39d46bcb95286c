import { commitId } from '../../domain/ids.ts'
import type { CommitId } from '../../domain/ids.ts'
import type { Signer } from '../guards/signer.ts'

/** When a form was begun and on which text: carried by the form, signed, so that a deadline and a base cannot be made up. */
export interface Departure {
  at: Date
  base: CommitId
}

export function formatDeparture({ at, base }: Departure, signer: Signer): string {
  const parts = [String(at.getTime()), base]
  return [...parts, signer.sign('departure', ...parts)].join('.')
}

/** Null for anything that `formatDeparture` did not give. */
export function parseDeparture(text: string, signer: Signer): Departure | null {
  const [at = '', base = '', token = ''] = text.split('.')
  if (!signer.verify(token, 'departure', at, base) || !commitId.safeParse(base).success) return null
  return { at: new Date(Number(at)), base }
}
