import type { Contribution } from '../domain/contribution.ts'
import type { RegisterEvent } from '../domain/register-event.ts'
import { headContribution, labelGone, shorten } from './contribution-heading.ts'
import type { ItemRevision } from './plan-history.ts'
import type { Site } from './site.ts'

const labelLimit = 60

/**
 * One line on what an event made of the plan, not on how it was asked: « Action 9 ajoutée : « Monnaies locales » », « Remplace … ».
 * Numbers are those of today. Null for an event that changed nothing, or that took a decision back.
 */
export function headPlanChange(site: Site, event: RegisterEvent): string | null {
  const contribution = site.state.contributions.get(event.contribution)
  if (event.type !== 'decided' || event.commits.length === 0 || !contribution || contribution.withheld) return null
  const revisions = site.history.all.filter(({ commit, kind }) => kind && event.commits.includes(commit.id))
  const told = revisions.flatMap((revision) => headAdded(site, revision) ?? headRemoved(site, revision) ?? [])
  if (told.length > 0) return told.length > 1 ? `${told[0]} ${site.t('heading.others', { count: told.length - 1 })}` : told[0]!
  const changes = event.changes ?? contribution.changes
  if (changes.length === 0) return null
  const parent = site.origins.stories.get(event.commits[0]!)?.commit.parents[0]
  const asDecided: Contribution = event.changes ? { ...contribution, kind: 'amendment', changes, ...(parent && { base: parent, submittedAt: event.at }) } : contribution
  return headContribution(site, asDecided)
}

function headAdded(site: Site, revision: ItemRevision): string | null {
  const placed = site.state.plan.items.get(revision.item)
  if (!placed || site.history.revisionsOf(revision.item)[0] !== revision) return null
  return site.t(`change.added.${site.hasOwnLevel(placed.kind) ? 'own' : placed.kind}`, { item: site.numberedName(placed), label: shorten(placed.label, labelLimit) })
}

function headRemoved(site: Site, { item, kind, text }: ItemRevision): string | null {
  const last = text === null && kind && site.history.revisionsOf(item).findLast((each) => each.text)?.text
  if (!last) return null
  return site.t(`change.removed.${site.hasOwnLevel(kind) ? 'own' : kind}`, { level: site.levelOf(kind), label: shorten(labelGone(site, item) ?? site.t('withheld.heading'), labelLimit) })
}
