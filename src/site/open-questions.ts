import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
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
  return site.told(listDecidedOn, item).flatMap((id) => questionOf(site, site.state.contributions.get(id)!, item))
}

function listDecidedOn(site: Site, item: ItemId): ContributionId[] {
  return site.once(groupDecided).get(item) ?? []
}

/** Contributions by the items that their decisions are about, in the register's order. */
function groupDecided(site: Site): Map<ItemId, ContributionId[]> {
  const groups = new Map<ItemId, ContributionId[]>()
  for (const { id, decision, placedUnder } of site.state.contributions.values()) {
    if (!decision) continue
    for (const item of new Set([...decision.landed.map((landing) => landing.item), ...(placedUnder ? [placedUnder] : [])])) groups.set(item, [...(groups.get(item) ?? []), id])
  }
  return groups
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
