import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import { compareTexts } from './compare-texts.ts'
import type { EditionItem, EditionText, PlanEdition } from './plan-edition.ts'
import { linkItem } from './link-item.ts'
import { renderText } from './render-text.ts'
import type { Site } from './site.ts'
import type { ChangeView } from './view-change.ts'
import { isWithheldState } from './withheld-words.ts'

export interface EditionComparison {
  /** What was added, went or changed, in the reading order of the later edition; what went stands where it stood before. */
  changes: ChangeView[]
  /** Texts whose words are the same, and how many of them only changed number. */
  same: number
  renumbered: number
}

/** Compares the introductions where both have one, then item by item, by permanent id. Texts are compared as they are read, not as they are marked up. */
export function compareEditions(site: Site, before: PlanEdition, after: PlanEdition): EditionComparison {
  const [was, is] = [byId(before), byId(after)]
  const result = compareIntroductions(site, before, after)
  for (const id of readingOrder(before, after)) {
    const [one, other] = [was.get(id), is.get(id)]
    const view = one && other ? viewKept(site, one, other, is) : viewOne(site, (other ?? one)!, other !== undefined)
    if (view) result.changes.push(view)
    else {
      result.same += 1
      if (one?.number !== other?.number) result.renumbered += 1
    }
  }
  return result
}

function compareIntroductions(site: Site, { introduction: one }: PlanEdition, { introduction: other }: PlanEdition): EditionComparison {
  if (!one || !other) return { changes: [], same: 0, renumbered: 0 }
  const view = viewTexts(site, { ...linkItem(site, PLAN_ID), anchor: PLAN_ID }, one, other)
  return { changes: view ? [view] : [], same: view ? 0 : 1, renumbered: 0 }
}

const byId = ({ items }: PlanEdition): Map<ItemId, EditionItem> => new Map(items.map((item) => [item.id, item]))

/** The later edition's order; what went comes after the item that it followed. */
function readingOrder(before: PlanEdition, after: PlanEdition): ItemId[] {
  const order = after.items.map(({ id }) => id)
  for (const [index, { id }] of before.items.entries()) {
    if (order.includes(id)) continue
    const previous = before.items[index - 1]?.id
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, id)
  }
  return order
}

/** Null when neither its words nor its place changed. */
function viewKept(site: Site, one: EditionItem, other: EditionItem, items: ReadonlyMap<ItemId, EditionItem>): ChangeView | null {
  const parent = other.parent !== undefined && other.parent !== one.parent ? items.get(other.parent) : undefined
  const moved = parent ? [site.t('change.move-first', { parent: site.fullName(parent) })] : []
  const label = [one, other].some((each) => isWithheldState(site, each.id, each)) ? site.numberedName(other) : nameBoth(site, one, other)
  return viewTexts(site, { label, href: hrefOf(site, other), anchor: other.id }, one, other, moved)
}

/** Null when there is nothing to tell: neither `moved` nor a change of words. */
function viewTexts(site: Site, item: ChangeView['item'], one: EditionText, other: EditionText, moved: readonly string[] = []): ChangeView | null {
  const none = { item, titleDiffHtml: null, diffHtml: null, textHtml: null }
  if ([one, other].some((each) => isWithheldState(site, each.id, each))) return { ...none, told: [site.t('heading.withheld-base', { item: item.label })] }
  if (one.body === null || other.body === null) return { ...none, told: [site.t('versions.text-missing')] }
  const comparison = compareTexts(site, { title: one.title ?? '', body: one.body }, { title: other.title ?? '', body: other.body })
  const readsTheSame = comparison.titleDiffHtml === null && comparison.diffHtml === null
  const told = [...moved, ...(readsTheSame ? [] : comparison.told)]
  return told.length === 0 ? null : { ...none, ...comparison, told }
}

function viewOne(site: Site, item: EditionItem, isNew: boolean): ChangeView {
  const { kind, label } = item
  const data = { item: site.numberedName(item), level: site.levelOf(kind), label }
  const [added, removed] = site.hasOwnLevel(kind) ? (['change.added.own', 'change.removed.own'] as const) : ([`change.added.${kind}`, `change.removed.${kind}`] as const)
  const isHidden = isWithheldState(site, item.id, item)
  return {
    item: { label: isHidden ? site.numberedName(item) : site.fullName(item), href: hrefOf(site, item), anchor: item.id },
    told: [isHidden ? site.t('heading.withheld-base', { item: site.numberedName(item) }) : site.t(isNew ? added : removed, data)],
    titleDiffHtml: null,
    diffHtml: null,
    textHtml: isHidden || item.body === null ? null : renderText(site, item.body, { idPrefix: `${item.id}-` }),
  }
}

/** « Action 9 : Constitution d'un média (c'était la 8) » */
function nameBoth(site: Site, one: EditionItem, other: EditionItem): string {
  const name = site.fullName(other)
  return one.number === other.number ? name : site.t('versions.renumbered', { name, before: site.numberedName(one) })
}

function hrefOf(site: Site, { id, kind }: EditionItem): string | null {
  return site.state.plan.items.has(id) || site.history.removed.has(id) ? site.links.item(kind, id) : null
}
