import type { Change } from '../domain/amendment.ts'
import type { Contribution } from '../domain/contribution.ts'
import { PLAN_ID } from '../domain/plan.ts'
import { baseText } from './base-text.ts'
import { compareTexts } from './compare-texts.ts'
import { nameItem } from './contribution-heading.ts'
import { renderText } from './render-text.ts'
import type { Site } from './site.ts'
import { holdsWithheldWords } from './withheld-words.ts'

/** One change, told in words and shown. */
export interface ChangeView {
  /** `anchor`: its id in a page that shows each item once. */
  item: { label: string; href: string | null; anchor?: string }
  /** « Remplace « … » par « … » » */
  told: string[]
  /** Word by word, for a change of text. */
  diffHtml: string | null
  titleDiffHtml: string | null
  /** The whole text, for an addition, and where only its form changes. */
  textHtml: string | null
}

/** One change told in words, and shown word by word. */
export function viewChange(site: Site, change: Change, contribution: Contribution): ChangeView {
  const placed = site.state.plan.items.get(change.item)
  const item = { label: nameItem(site, change.item), href: placed ? site.links.item(placed.kind, placed.id) : change.item === PLAN_ID ? site.links.page('plan/') : null }
  const none = { item, diffHtml: null, titleDiffHtml: null, textHtml: null }
  switch (change.type) {
    case 'revise': {
      const base = baseText(site, contribution, change.item)
      if (holdsWithheldWords(site, change.item, base?.body ?? '')) {
        // The new text may repeat them: a body holds the whole text that it was written on.
        const repeats = holdsWithheldWords(site, change.item, change.body ?? '')
        return { ...none, told: [site.t('heading.withheld-base', { item: item.label })], textHtml: repeats ? null : renderText(site, change.body ?? '') }
      }
      const comparison = compareTexts(site, base ?? {}, change)
      const reshaped = comparison.diffHtml === null && change.body?.trimEnd() !== base?.body.trimEnd() ? change.body : undefined
      return { ...none, ...comparison, textHtml: reshaped === undefined ? null : renderText(site, reshaped) }
    }
    case 'add': {
      const parent = change.parent ? nameItem(site, change.parent) : ''
      const after = change.after ? nameItem(site, change.after) : ''
      const place = after ? site.t('change.after', { after }) : parent ? site.t('change.under', { parent }) : ''
      const title = change.title ? `${change.title}\n\n` : ''
      return { ...none, item: placed ? item : { label: site.t(site.hasOwnLevel(change.kind) ? 'change.new.own' : `change.new.${change.kind}`, { level: site.levelOf(change.kind) }), href: null }, told: [`${site.t(site.hasOwnLevel(change.kind) ? 'change.add.own' : `change.add.${change.kind}`, { level: site.levelOf(change.kind) })}${place ? ` ${place}` : ''}`], textHtml: renderText(site, (title ? `**${escapeEmphasis(title.trim())}**\n\n` : '') + change.body) }
    }
    case 'move':
      return { ...none, told: [change.after ? site.t('change.move-after', { parent: nameItem(site, change.parent), after: nameItem(site, change.after) }) : site.t('change.move-first', { parent: nameItem(site, change.parent) })] }
    case 'remove': {
      const { body } = baseText(site, contribution, change.item) ?? { body: '' }
      return { ...none, told: [site.t('heading.remove', { item: item.label })], textHtml: holdsWithheldWords(site, change.item, body) ? null : renderText(site, body) }
    }
  }
}

function escapeEmphasis(text: string): string {
  return text.replace(/[*_\\`[\]<]/g, '\\$&')
}
