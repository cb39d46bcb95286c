import { html } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import type { PlacedItem, Plan } from '../../domain/plan.ts'
import { listPassages } from '../../text/passages.ts'
import { toPlain } from '../../text/plain.ts'
import type { Messages } from '../messages.ts'
import { listPlaces } from '../submission/place-of.ts'
import type { Submission } from '../submission/submission.ts'
import type { Target } from '../submission/target-of.ts'
import { errorOf, selectField, textField } from './fields.ts'
import type { Choice } from './fields.ts'
import type { Html } from './html.ts'

interface GestureOptions {
  values: Submission
  target: Target
  issues: readonly Issue[]
  plan: Plan
  lang: string
}

const longestLabel = 70

/** What moving, joining and splitting ask for: a place, another item, passages. Nothing for the other intentions. */
export function gestureFields(options: GestureOptions, messages: Messages): Html | '' {
  const { values, target, plan } = options
  const item = plan.items.get(target.item?.id ?? '')
  if (!item) return ''
  switch (values.intention) {
    case 'deplacer':
      return destination(options, 'form.place', placeChoices(item, plan, messages), messages)
    case 'reunir':
      return html`${destination(options, 'form.join-with', itemChoices(item, plan, messages, (other) => other.kind === item.kind && other.children.length === 0), messages)}${item.title ? newTitle(options, 'form.joined-title', values.titre || item.title, messages) : ''}`
    case 'scinder':
      return html`${passages(options, item, 'split', messages)}${newTitle(options, 'form.split-title', values.titre, messages)}`
    case 'passage':
      return html`${passages(options, item, 'passage', messages)}${destination(options, 'form.passage-to', itemChoices(item, plan, messages, (other) => other.kind === item.kind), messages)}`
    default:
      return ''
  }
}

function destination({ values, issues }: GestureOptions, label: 'form.place' | 'form.join-with' | 'form.passage-to', choices: Choice[], messages: Messages): Html {
  const { t } = messages
  return selectField({ name: 'vers', label: t(label), value: values.vers, choices: [{ value: '', label: t('form.choose') }, ...choices], error: errorOf(issues, 'vers', messages) })
}

function newTitle({ issues, lang }: GestureOptions, label: 'form.joined-title' | 'form.split-title', value: string, messages: Messages): Html {
  return textField({ name: 'titre', label: messages.t(label), value, lang, error: errorOf(issues, 'titre', messages) })
}

/** The text by numbered passages, then where the part that leaves begins and ends. */
function passages({ values, issues, lang }: GestureOptions, item: PlacedItem, gesture: 'split' | 'passage', messages: Messages): Html {
  const { t } = messages
  const words = listPassages(item.body).map(({ markdown }) => toPlain(markdown).trim())
  const choices = words.map((text, index) => ({ value: String(index + 1), label: `${index + 1}. ${shorten(text)}` }))
  return html`<div><p class="hint">${t('form.passages')}</p><ol class="card prose passages" lang="${lang}">${words.map((text) => html`<li>${text}</li>`)}</ol></div>
${selectField({ name: 'debut', label: t(`form.${gesture}-from`), value: values.debut, choices: [{ value: '', label: t('form.choose') }, ...choices], error: errorOf(issues, 'debut', messages) })}
${selectField({ name: 'fin', label: t(gesture === 'split' ? 'form.split-to' : 'form.passage-end'), value: values.fin, choices: [{ value: '', label: t(`form.${gesture}-to-none`) }, ...choices], error: errorOf(issues, 'fin', messages) })}`
}

/** « au début », then after each sibling, by parent. */
export function placeChoices(item: PlacedItem, plan: Plan, messages: Messages): Choice[] {
  return listPlaces(item, plan).map((place) => {
    const isSibling = place.kind === item.kind
    const parent = isSibling ? plan.items.get(place.parent ?? '') : place
    const group = parent ? nameOf(parent, messages) : ''
    return { value: place.id, group, label: isSibling ? messages.t('form.place-after', { item: nameOf(place, messages) }) : messages.t('form.place-first', { item: messages.item(place) }) }
  })
}

function itemChoices(item: PlacedItem, plan: Plan, messages: Messages, isWanted: (other: PlacedItem) => boolean): Choice[] {
  const all = (items: readonly PlacedItem[]): PlacedItem[] => items.flatMap((each) => [each, ...all(each.children)])
  return all(plan.axes)
    .filter((other) => other.id !== item.id && isWanted(other))
    .map((other) => {
      const parent = plan.items.get(other.parent ?? '')
      return { value: other.id, label: nameOf(other, messages), ...(parent && { group: nameOf(parent, messages) }) }
    })
}

function nameOf(item: PlacedItem, messages: Messages): string {
  return shorten(item.label ? messages.t('form.item-named', { item: messages.item(item), label: item.label }) : messages.item(item))
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= longestLabel ? line : `${line.slice(0, line.lastIndexOf(' ', longestLabel))}…`
}
