import { touchedItems } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import type { ItemId } from '../domain/plan.ts'
import type { PlanState } from '../usecases/plan-state.ts'

/** Contributions by what they are about, each list in the register's order. */
export interface SiteIndex {
  /** Amendments that change an item or add one under it, and ideas placed there. */
  proposalsOf(item: ItemId): Contribution[]
  /** Comments on an item itself, replies included. */
  commentsOn(item: ItemId): Contribution[]
  /** Comments on a contribution, replies included. */
  commentsAbout(contribution: ContributionId): Contribution[]
  /** Comments on the plan as a whole. */
  generalComments: Contribution[]
  byNumber: ReadonlyMap<number, Contribution>
}

export function indexContributions(state: PlanState): SiteIndex {
  const proposals = new Map<ItemId, Contribution[]>()
  const onItems = new Map<ItemId, Contribution[]>()
  const aboutContributions = new Map<ContributionId, Contribution[]>()
  const generalComments: Contribution[] = []
  const byNumber = new Map<number, Contribution>()
  for (const contribution of state.contributions.values()) {
    if (contribution.number !== undefined) byNumber.set(contribution.number, contribution)
    if (contribution.kind !== 'comment') for (const item of itemsOf(contribution)) push(proposals, item, contribution)
    else {
      const root = rootOf(contribution, state)
      if (root.about.contribution) push(aboutContributions, root.about.contribution, contribution)
      else if (root.about.item) push(onItems, root.about.item, contribution)
      else generalComments.push(contribution)
    }
  }
  return {
    proposalsOf: (item) => proposals.get(item) ?? [],
    commentsOn: (item) => onItems.get(item) ?? [],
    commentsAbout: (contribution) => aboutContributions.get(contribution) ?? [],
    generalComments,
    byNumber,
  }
}

/** Items that a proposal is about: what it changes, where it was placed, what the decision on it changed. */
export function itemsOf(contribution: Contribution): ItemId[] {
  const decided = contribution.decision?.changes ?? []
  const ids = [...touchedItems(contribution.changes), ...touchedItems(decided), ...(contribution.decision?.landed.map(({ item }) => item) ?? [])]
  const place = contribution.placedUnder ?? contribution.about.item
  return [...new Set(place ? [...ids, place] : ids)]
}

/** The comment that a reply descends from. A parent that is unknown, or a ring, ends the way. */
function rootOf(comment: Contribution, state: PlanState): Contribution {
  const seen = new Set<ContributionId>()
  let root = comment
  while (root.replyTo && !seen.has(root.id)) {
    seen.add(root.id)
    const parent = state.contributions.get(root.replyTo)
    if (!parent || parent.kind !== 'comment') break
    root = parent
  }
  return root
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
