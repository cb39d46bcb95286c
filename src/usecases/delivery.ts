import type { Issue } from '../domain/errors.ts'
import type { ContributionId } from '../domain/ids.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import type { Forge } from '../ports.ts'

/** What delivering an outbox entry needs. */
export interface DeliveryContext {
  forge: Forge
  /** Public address of a contribution's page. */
  publicUrl(contribution: ContributionId): string
}

/** `done`: the register holds the events. `refused`: nothing was written; the issues say why, and asking again will not help. */
export type Delivered = { outcome: 'done'; events: RegisterEvent[] } | { outcome: 'refused'; issues: Issue[] }

export function refused(code: string, data: Record<string, unknown> = {}, path = ''): Delivered {
  return { outcome: 'refused', issues: [{ code, path, data }] }
}
