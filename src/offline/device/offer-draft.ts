import { tellInstant } from '../tell-instant.ts'
import { resumeMark } from './device-messages.ts'
import { readFields } from './kept-proposal.ts'
import type { KeptProposal } from './kept-proposal.ts'

export type DraftTexts = Record<'found' | 'restored' | 'resume' | 'drop', string>

/** Offers kept words above their form; where they were asked for by name, in « Mes propositions », puts them back at once. */
export function offerDraft(form: HTMLFormElement, draft: KeptProposal, texts: DraftTexts, drop: () => unknown): void {
  if (isWritten(form, draft)) return
  const notice = Object.assign(document.createElement('div'), { className: 'notice' })
  notice.setAttribute('role', 'status')
  const say = (text: string): HTMLElement => Object.assign(document.createElement('p'), { textContent: text })
  form.before(notice)
  if (location.hash === resumeMark) {
    fill(form, draft)
    return notice.append(say(texts.restored))
  }
  const close = (act: () => unknown) => () => {
    act()
    notice.remove()
    form.querySelector<HTMLElement>('textarea, input[type=text]')?.focus()
  }
  const actions = Object.assign(document.createElement('p'), { className: 'actions' })
  actions.append(button(texts.resume, close(() => fill(form, draft))), button(texts.drop, close(drop)))
  notice.append(say(texts.found.replace('{date}', tellInstant(draft.at, document.documentElement.lang))), actions)
}

/** Text boxes of a form, by the order in which they stand. */
function boxesOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type=text]')]
}

function isWritten(form: HTMLFormElement, { fields }: KeptProposal): boolean {
  const now = readFields(new FormData(form))
  return boxesOf(form).every(({ name }) => (fields[name] ?? '') === (now[name] ?? ''))
}

/** With when and on which text they were begun: what changed there since is not theirs to undo. */
function fill(form: HTMLFormElement, { fields }: KeptProposal): void {
  for (const box of boxesOf(form)) box.value = fields[box.name] ?? ''
  for (const name of ['depart', 'base']) {
    const field = form.elements.namedItem(name)
    if (fields[name] && field instanceof HTMLInputElement) field.value = fields[name]
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: text })
  made.addEventListener('click', act)
  return made
}
