import type { ContributionId } from '../../domain/ids.ts'
import type { IntakeContext } from '../context.ts'
import type { Coordinator } from '../private/coordinators.ts'

/** Path of the feed of a contribution for its proposer: whoever has it reads what is public, and can do nothing. */
export function followFeedPath({ base, signer }: Pick<IntakeContext, 'base' | 'signer'>, id: ContributionId): string {
  return `${base}suivi/${id}/${signer.sign('feed', 'follow', id)}/flux.xml`
}

/** Path of a coordinator's own feed of what comes in; revoking the link revokes it. */
export function deskFeedPath({ base, coordinators }: Pick<IntakeContext, 'base' | 'coordinators'>, coordinator: Coordinator): string {
  return `${base}coordination/flux/${coordinators.feedTokenOf(coordinator)}.xml`
}
