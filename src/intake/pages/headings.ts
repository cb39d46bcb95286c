import type { Messages } from '../messages.ts'
import type { Intent } from '../submission/submission.ts'
import type { Target } from '../submission/target-of.ts'

/** « Modifier : action 8, paragraphe 1 ». */
export function headingOf(intent: Intent, target: Target, messages: Messages, isRework = false): string {
  const { t } = messages
  const item = target.item && placeName(target, messages)
  if (isRework) return t('heading.rework', { item: item ?? t('item.plan-whole') })
  if (intent === 'idee') return t('heading.idee')
  if (intent === 'ajouter') return headingOfAddition(target, messages)
  const { contribution } = target
  if (intent === 'reagir' && contribution) {
    return contribution.number === undefined ? t('heading.reply') : t('heading.comment-proposal', { number: contribution.number })
  }
  if (intent === 'modifier' && contribution?.number !== undefined) return t('heading.alternative', { number: contribution.number })
  return item ? t(`heading.${intent}`, { item }) : t('heading.unknown')
}

function placeName({ item, block }: Target, messages: Messages): string {
  if (!item) return ''
  const name = lower(messages.item(item), messages)
  return block ? messages.t('heading.paragraph', { item: name, number: block.index + 1 }) : name
}

function headingOfAddition({ place, item }: Target, messages: Messages): string {
  const { t } = messages
  const what = lower(messages.item({ kind: place?.kind ?? 'action' }), messages)
  return item ? t('heading.ajouter-at', { what, item: lower(messages.item(item), messages) }) : t('heading.ajouter', { what })
}

function lower(name: string, { language }: Messages): string {
  return name.charAt(0).toLocaleLowerCase(language) + name.slice(1)
}
