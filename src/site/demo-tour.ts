import type { Contribution } from '../domain/contribution.ts'
import { findLanded } from './find-landed.ts'
import type { Site } from './site.ts'

export interface TourStep {
  label: string
  href: string
}

const slip = 'Fravailler'

/** The demonstration's way round, in four steps: an origin, a correction, a decision, the sentence again. */
export function buildTour(site: Site): TourStep[] {
  const { t, links } = site
  const added = [...site.state.contributions.values()].flatMap((contribution) => addedActions(site, contribution))[0]
  const slipped = [...site.state.plan.items.values()].find(({ kind, body }) => kind === 'action' && body.includes(slip)) ?? [...site.state.plan.items.values()].find(({ kind }) => kind === 'action')
  return [
    ...(added ? [{ label: t('demo.step.origin', { number: added.number }), href: `${links.item(added.kind, added.id)}#origines` }] : []),
    ...(slipped ? [{ label: t('demo.step.propose', { word: slip }), href: links.form({ intent: 'modifier', item: slipped.id }) }] : []),
    { label: t('demo.step.decide'), href: links.desk },
    ...(slipped ? [{ label: t('demo.step.read'), href: links.item(slipped.kind, slipped.id) }] : []),
  ]
}

function addedActions(site: Site, contribution: Contribution) {
  return findLanded(site, contribution).filter(({ kind }) => kind === 'action')
}
