import { contributionId } from '../../domain/ids.ts'
import type { Contribution } from '../../domain/contribution.ts'
import type { IntakeContext } from '../context.ts'
import { sourceView } from '../pages/source-view.ts'
import { nameOf } from '../pages/status-view.ts'
import { acceptSubmission } from '../submission/accept-submission.ts'
import type { FormDoor, OwnFields } from '../submission/form-door.ts'
import type { DeskEnv } from './desk-env.ts'

/** How long the page waits for the new proposal's number. */
const patience = 3_000

/**
 * A coordinator words a proposal from someone's idea or comment: the words are the coordinator's, the idea stays that person's. One
 * idea can feed several proposals; it is decided on its own.
 */
export function feedingDoor(): FormDoor<DeskEnv> {
  return {
    path: 'coordination/nourrir/',
    isLimited: false,
    coordinatorOf: (c) => c.get('coordinator').id,
    ownOf,
    known: (context) => `${context.base}coordination/?fait`,
    async accept(context, draft, _name, c, own) {
      const source = own?.fields['depuis'] ?? ''
      if (draft.kind !== 'amendment') throw new TypeError('Only a proposal is born of an idea.')
      await acceptSubmission({ ...context, hold: false }, { ...draft, person: c.get('coordinator').id, fedBy: source }, undefined)
      const leaving = context.outbox.pending().find(({ entry }) => entry.type === 'submit' && entry.draft.id === draft.id)
      if (leaving) await context.outbox.settled(leaving.entry.id, patience)
      return `${context.base}coordination/contributions/${source}/?fait#nees`
    },
  }
}

async function ownOf(form: Record<string, string>, context: IntakeContext): Promise<OwnFields> {
  const { depuis = '', intention } = form
  const state = await context.readState()
  const source = contributionId.safeParse(depuis).success ? feedable(state.contributions.get(depuis)) : undefined
  const isProposal = intention === 'modifier' || intention === 'ajouter' || intention === undefined
  return {
    fields: { depuis: source?.id ?? '' },
    issues: source && isProposal ? [] : [{ code: 'feed.unknown', path: 'depuis' }],
    context,
    isSigned: true,
    view: (_issues, messages) => sourceView(source, state, messages),
    tell: (messages) => (source ? messages.t('feed.told', { name: nameOf(source.person, state, messages) }) : ''),
  }
}

/** Someone's own words, that are shown. */
function feedable(contribution: Contribution | undefined): Contribution | undefined {
  return contribution && contribution.kind !== 'amendment' && !contribution.official && !contribution.withheld ? contribution : undefined
}
