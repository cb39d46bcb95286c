import { tellInstant } from '../tell-instant.ts'
import { resumeMark } from './device-messages.ts'
import { readFields } from './kept-proposal.ts'
import type { KeptProposal } from './kept-proposal.ts'

export type DraftTexts = Record<'found' | 'restored' | 'resume' | 'drop', string>
export type Box = HTMLInputElement | HTMLTextAreaElement

/** Offers kept words above their form; where they were asked for by name, in « Mes propositions », puts them back at once. */
export function offerDraft(form: HTMLFormElement, draft: KeptProposal, texts: DraftTexts, drop: () => unknown): void {
  if (isWritten(form, draft)) return
  if (location.hash === resumeMark) {
    fill(form, draft)
    form.before(noticeOf(texts.restored))
    return
  }
  const notice = noticeOf(texts.found.replace('{date}', tellInstant(draft.at, document.documentElement.lang)))
  const resume = (): void => {
    fill(form, draft)
    // What saves by itself hears of words by their event.
    for (const box of boxesOf(form)) if (box.name in draft.fields) box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const close = (act: () => unknown) => () => {
    act()
    notice.remove()
    form.querySelector<HTMLElement>('textarea, input[type=text]')?.focus()
  }
  notice.append(actionsOf(button(texts.resume, close(resume)), button(texts.drop, close(drop))))
  form.before(notice)
}

/** A text that is read out, above what it is about. */
export function noticeOf(text: string): HTMLElement {
  const notice = Object.assign(document.createElement('div'), { className: 'notice' })
  notice.setAttribute('role', 'status')
  notice.append(Object.assign(document.createElement('p'), { textContent: text }))
  return notice
}

export function actionsOf(...all: HTMLElement[]): HTMLElement {
  const actions = Object.assign(document.createElement('p'), { className: 'actions' })
  actions.append(...all)
  return actions
}

/** What is typed in a form, by the order in which it stands. */
export function boxesOf(form: HTMLFormElement): Box[] {
  return [...form.querySelectorAll<Box>('textarea, input[type=text], input[type=date]')]
}

/** Whether a form says what is kept of it. */
export function isWritten(form: HTMLFormElement, { fields }: KeptProposal): boolean {
  const now = readFields(new FormData(form))
  return boxesOf(form).every(({ name }) => !(name in fields) || fields[name] === (now[name] ?? ''))
}

/** With when and on which text they were begun: what changed there since is not theirs to undo. */
export function fill(form: HTMLFormElement, { fields }: KeptProposal): void {
  for (const box of boxesOf(form)) {
    const words = fields[box.name]
    if (words === undefined || words === box.value) continue
    box.value = words
    box.closest('details')?.setAttribute('open', '')
  }
  for (const name of ['depart', 'base']) {
    const field = form.elements.namedItem(name)
    if (fields[name] && field instanceof HTMLInputElement) field.value = fields[name]
  }
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: text })
  made.addEventListener('click', act)
  return made
}
