import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import { compareTexts } from './compare-texts.ts'
import type { TextComparison } from './compare-texts.ts'
import { labelGone, nameItem } from './contribution-heading.ts'
import type { ItemRevision, ItemText } from './plan-history.ts'
import type { Site } from './site.ts'
import { isWithheldState } from './withheld-words.ts'

/** « Action 9 : Constitution d'un média »; the label alone for an item that left the plan. */
export function nameItemEver(site: Site, id: ItemId): string {
  const placed = site.state.plan.items.get(id)
  if (placed) return site.fullName(placed)
  if (id === PLAN_ID) return nameItem(site, id)
  return labelGone(site, id) ?? site.t('item.unknown')
}

/** The page with every text that an item, or the introduction, had. */
export function linkHistory({ links, history }: Site, id: ItemId): string {
  const kind = history.revisionsOf(id).at(-1)?.kind
  return kind ? links.history(kind, id) : links.page('plan/histoire/')
}

/** Anchor of a state in that page; `place`: from 1, oldest first. */
export function stateAnchor(place: number): string {
  return `e${place}`
}

/** « Texte du 4 mars 2026 (proposition n° 12) » */
export function nameState(site: Site, { commit }: ItemRevision): string {
  const date = site.date(commit.at)
  const number = site.origins.stories.get(commit.id)?.contribution?.number
  return number === undefined ? site.t('history.state', { date }) : site.t('history.state-of', { date, number })
}

/** Whether one of these texts of an item holds words that must not be shown. */
export function isWithheld(site: Site, item: ItemId, texts: readonly (ItemText | null)[]): boolean {
  return texts.some((each) => each && isWithheldState(site, item, each))
}

/** Compares as they are read, title and text. */
export function compareStates(site: Site, before: ItemText, after: ItemText): TextComparison {
  return compareTexts(site, whole(before), whole(after))
}

/** A state without a title has none. */
const whole = ({ title, body }: ItemText): { title: string; body: string } => ({ title: title ?? '', body })
