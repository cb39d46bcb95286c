import { html } from 'hono/html'
import type { Change } from '../../domain/amendment.ts'
import type { Issue } from '../../domain/errors.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Outcome } from '../../domain/decision.ts'
import { leftOutPairs } from '../desk/read-decision-form.ts'
import type { Messages } from '../messages.ts'
import { errorOf, hiddenFields, selectField, textArea, textField } from './fields.ts'
import { placeChoices } from './gesture-fields.ts'
import type { Html } from './html.ts'

export interface DecisionFormOptions {
  action: string
  /** What the coordinator typed before, or the texts to begin with. */
  values: Record<string, string>
  /** What the decision would write, in the order of the fields `texte-0`, `texte-1`… */
  changes: readonly Change[]
  names: readonly string[]
  /** Outcomes that can be chosen: a collision or an idea cannot be accepted as it is. */
  outcomes: readonly Outcome[]
  issues: readonly Issue[]
  lang: string
  /** Today's, for the places that an item can be moved to. */
  plan: Plan
  /** Where the decision waits with others instead of being published; `isIn`: it does already. */
  basket?: { action: string; isIn: boolean }
}

/** Every field of a decision, in the order in which one decides. The hidden button is what Enter presses: the first one is a ready-made reason. */
export function decisionForm({ action, values, changes, names, outcomes, issues, lang, plan, basket }: DecisionFormOptions, messages: Messages): Html {
  const { t } = messages
  const value = (name: string) => values[name] ?? ''
  const { vu, base, ecrire = '', element = '' } = values
  return html`<form class="form" method="post" action="${action}" accept-charset="utf-8" novalidate>
${hiddenFields({ vu: vu ?? '', base: base ?? '', ecrire, element })}
<button type="submit" hidden>${t('decide.send')}</button>
<fieldset class="field${errorOf(issues, 'decision', messages) ? ' has-error' : ''}"><legend>${t('decide.outcome')}</legend>
${errorOf(issues, 'decision', messages) ? html`<p class="field-error">${errorOf(issues, 'decision', messages)}</p>` : ''}
${outcomes.map((outcome, index) => html`<div class="choice"><input type="radio" id="${index === 0 ? 'decision' : `decision-${outcome}`}" name="decision" value="${outcome}"${value('decision') === outcome ? html` checked` : ''}><label for="${index === 0 ? 'decision' : `decision-${outcome}`}">${t(`decide.${outcome}`)}</label></div>`)}
</fieldset>
${textField({ name: 'regroupee', label: t('decide.into'), value: value('regroupee'), error: errorOf(issues, 'into', messages) })}
${changes.map((change, index) => (change.type === 'move' ? moveField(change, names[index] ?? '', index, value, plan, messages) : changeFields(change, names[index] ?? '', index, { value, issues, lang, isRewording: value('decision') === 'accepted-with-changes' || !outcomes.includes('accepted') }, messages)))}
${textArea({ name: 'pourquoi', label: t('decide.reason'), hint: t('decide.reason-hint'), value: value('pourquoi'), short: true, lang, error: errorOf(issues, 'reason', messages) })}
${readyReasonsView(action, plan, messages)}
${textArea({ name: 'reste', label: t('decide.left-open'), hint: t('decide.left-open-hint'), value: value('reste'), short: true, lang })}
<details${value('nonrepris-1') || errorOf(issues, 'leftOut', messages) ? html` open` : ''}><summary>${t('decide.left-out')}</summary>
${Array.from({ length: leftOutPairs }, (_, index) => index + 1).map((place) => html`${textField({ name: `nonrepris-${place}`, label: t('decide.left-out-text', { number: place }), value: value(`nonrepris-${place}`), lang })}
${textField({ name: `nonrepris-car-${place}`, label: t('decide.left-out-why', { number: place }), value: value(`nonrepris-car-${place}`), lang })}`)}
</details>
${basket ? html`<p class="hint">${t('basket.put-hint')}</p>` : ''}
<p class="actions"><button class="button button-primary" type="submit">${t('decide.send')}</button>${basket ? html`<button class="button" type="submit" formaction="${basket.action}">${t(basket.isIn ? 'basket.put-again' : 'basket.put')}</button>` : ''}</p>
</form>`
}

interface ChangeFields extends Pick<DecisionFormOptions, 'issues' | 'lang'> {
  value(name: string): string
  /** The coordinator writes the text: it is unfolded. */
  isRewording: boolean
}

/** The text of a changed item, prefilled: used only where « Intégrer autrement » is chosen, but for the id of a new item. Folded until then; script unfolds it. */
function changeFields(change: Exclude<Change, { type: 'move' }>, name: string, index: number, { value, issues, lang, isRewording }: ChangeFields, messages: Messages): Html | '' {
  const { t } = messages
  if (change.type === 'remove') return html`<p>${t('tell.removed-item', { item: name })}</p>`
  const id = change.type === 'add' ? textField({ name: `id-${index}`, label: t('decide.id'), hint: t('decide.id-hint'), value: value(`id-${index}`), error: errorOf(issues, `id-${index}`, messages) }) : ''
  const hasTitle = change.type === 'add' || value(`titre-${index}`) !== ''
  return html`${id}
<details class="rewording"${isRewording || errorOf(issues, 'changes', messages) ? html` open` : ''}><summary>${t('decide.text', { item: name })}</summary>
${hasTitle ? textField({ name: `titre-${index}`, label: t(change.type === 'add' ? 'form.title-optional' : 'form.title'), value: value(`titre-${index}`), lang }) : ''}
${textArea({ name: `texte-${index}`, label: t('decide.text-label', { item: name }), hint: t('decide.text-hint'), value: value(`texte-${index}`), lang, error: errorOf(issues, 'changes', messages) })}
</details>`
}

/** Where a moved item goes: used only where « Intégrer autrement » is chosen. */
function moveField(change: Extract<Change, { type: 'move' }>, name: string, index: number, value: (name: string) => string, plan: Plan, messages: Messages): Html | '' {
  const placed = plan.items.get(change.item)
  if (!placed) return ''
  return selectField({ name: `vers-${index}`, label: messages.t('rework.place', { item: name }), hint: messages.t('decide.place-hint'), value: value(`vers-${index}`) || (change.after ?? change.parent), choices: placeChoices(placed, plan, messages) })
}

/** Each puts its words into « Pourquoi », to be edited: the page comes back with them, or script does it at once. */
function readyReasonsView(action: string, plan: Plan, messages: Messages): Html {
  const { t } = messages
  return html`<ready-reasons><fieldset class="ready-reasons"><legend>${t('ready.legend')}</legend>${readyReasons(plan, messages).map((reason, index) => html`<button class="button button-small" type="submit" name="remplir" value="${index}" formaction="${action}#pourquoi">${reason}</button>`)}</fieldset></ready-reasons>`
}

/** Reasons that come up every evening, then the host's own. */
export function readyReasons({ fields }: Pick<Plan, 'fields'>, { t }: Messages): string[] {
  return [t('ready.typo'), t('ready.clearer'), t('ready.already-there'), t('ready.elsewhere'), t('ready.out-of-scope'), t('ready.no-agreement'), ...(fields.reasons ?? [])]
}
