import type { Contribution } from '../domain/contribution.ts'
import type { ItemId } from '../domain/plan.ts'
import { renderText } from './render-text.ts'
import type { Site } from './site.ts'

/** What a decision left to be decided. */
export interface OpenQuestion {
  html: string
  from: { label: string; href: string }
  discuss: string
}

/** What the decisions that stand left open on an item, oldest first. */
export function listOpenQuestions(site: Site, item: ItemId): OpenQuestion[] {
  return [...site.state.contributions.values()].flatMap((contribution) => {
    const lands = contribution.decision?.landed.some((landing) => landing.item === item)
    return lands || (contribution.placedUnder === item && contribution.decision) ? questionOf(site, contribution, item) : []
  })
}

/** What the decision on a contribution left open; empty when it left nothing. */
export function questionOf(site: Site, contribution: Contribution, item: ItemId | undefined): OpenQuestion[] {
  const { decision } = contribution
  if (!decision?.leftOpen) return []
  const label = site.t('question.from', { date: site.date(decision.at), number: contribution.number ?? '' })
  return [
    {
      html: renderText(site, decision.leftOpen),
      from: { label, href: site.links.contribution(contribution.id) },
      discuss: site.links.form({ intent: 'reagir', ...(item ? { item } : { contribution: contribution.id }) }),
    },
  ]
}
