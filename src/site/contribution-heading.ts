import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import type { ContributionId } from '../domain/ids.ts'
import { PLAN_ID } from '../domain/plan.ts'
import type { ItemId } from '../domain/plan.ts'
import { describeDiff } from '../merge/describe-diff.ts'
import { labelOf } from '../text/label.ts'
import { toPlain } from '../text/plain.ts'
import { baseText } from './base-text.ts'
import { describeTexts } from './describe-texts.ts'
import type { Site } from './site.ts'
import { tell } from './tell-diff.ts'
import { holdsWithheldWords, isWithheldState } from './withheld-words.ts'

const headingLimit = 90

/** One line that says what a contribution is about, made from its words: « Remplace « Fravailler » par « Travailler » ». */
export function headContribution(site: Site, contribution: Contribution): string {
  // Each heading takes a word diff and stands on many pages; one that tells a decision's own words is no contribution of the register.
  return site.state.contributions.get(contribution.id) === contribution ? site.told(headById, contribution.id) : makeHeading(site, contribution)
}

function headById(site: Site, id: ContributionId): string {
  return makeHeading(site, site.state.contributions.get(id)!)
}

function makeHeading(site: Site, contribution: Contribution): string {
  if (contribution.withheld) return site.t('withheld.heading')
  if (contribution.kind !== 'amendment') return shorten(nameMentions(site, toPlain(contribution.text ?? '')), headingLimit)
  const first = contribution.changes[0]
  if (!first) return ''
  const gesture = headGesture(site, contribution)
  if (gesture) return gesture
  const heading = headChange(site, first, contribution)
  const others = contribution.changes.length - 1
  return others > 0 ? `${heading} ${site.t('heading.others', { count: others })}` : heading
}

/** « Action 9 », by its number of today; the label for an item that is no longer in the plan. */
export function nameItem(site: Site, item: ItemId): string {
  if (item === PLAN_ID) return site.t('item.introduction')
  const placed = site.state.plan.items.get(item)
  if (placed) return site.numberedName(placed)
  const label = labelGone(site, item)
  return label === null ? site.t('item.unknown') : site.t('item.gone-name', { label })
}

/** What an item that left the plan was called last; null for one that was never there, or whose words are withheld. */
export function labelGone(site: Site, item: ItemId): string | null {
  const last = site.history.revisionsOf(item).findLast(({ text }) => text)?.text
  return last && !isWithheldState(site, item, last) ? labelOf(last) : null
}

/** « Réunit Action 4 et Action 5 »; null where its changes are no gesture. */
export function headGesture(site: Site, { gesture, changes, decision }: Contribution): string | null {
  const [first, second] = changes
  if (!gesture || !first || !second) return null
  // A new item may have been given another id by the decision.
  const added = decision?.changes?.find(({ type }) => type === 'add')
  const other = second.type === 'add' ? (site.state.plan.items.has(second.item) ? second : (added ?? second)) : second
  return site.t(`heading.${gesture}`, { item: nameItem(site, first.item), other: nameItem(site, other.item) })
}

function headChange(site: Site, change: Change, contribution: Contribution): string {
  switch (change.type) {
    case 'add':
      return site.t(site.hasOwnLevel(change.kind) ? 'heading.add.own' : `heading.add.${change.kind}`, { level: site.levelOf(change.kind), label: labelOf(change) })
    case 'remove':
      return site.t('heading.remove', { item: nameItem(site, change.item) })
    case 'move':
      return baseText(site, contribution, change.item)?.parent === change.parent ? headPlace(site, change.item, change.after) : site.t('heading.move', { item: nameItem(site, change.item), parent: nameItem(site, change.parent) })
    case 'revise': {
      const base = baseText(site, contribution, change.item)
      if (holdsWithheldWords(site, change.item, base?.body ?? '')) return site.t('heading.withheld-base', { item: nameItem(site, change.item) })
      const tellings = [
        ...(change.body === undefined ? [] : describeTexts(base?.body ?? '', change.body)),
        ...(change.title === undefined ? [] : describeDiff(base?.title ?? '', change.title)),
      ]
      const first = tellings[0]
      if (!first) return site.t('heading.unchanged')
      return tellings.length > 1 ? `${tell(site, first)} ${site.t('heading.others', { count: tellings.length - 1 })}` : tell(site, first)
    }
  }
}

/** « Déplace Action 3 en premier », « Déplace Action 3 après Action 1 »: among its siblings. */
export function headPlace(site: Site, item: ItemId, after: ItemId | null): string {
  const name = nameItem(site, item)
  return after === null ? site.t('heading.move-first', { item: name }) : site.t('heading.move-after', { item: name, after: nameItem(site, after) })
}

/** Mentions are stored as ids, so that a name can be erased. */
function nameMentions(site: Site, text: string): string {
  return text.replace(/@\[(p-[0-9a-hjkmnp-tv-z]{10})\]/g, (_, person: string) => site.nameOf(person))
}

/** The first words, cut at a space. */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= limit) return line
  return `${line.slice(0, line.lastIndexOf(' ', limit)).replace(/[\s,;:.!?]+$/u, '')}…`
}
