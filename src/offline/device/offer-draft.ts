import { tellInstant } from '../tell-instant.ts'
import { resumeMark } from './device-messages.ts'
import { readFields } from './kept-proposal.ts'
import type { FormFields, KeptProposal } from './kept-proposal.ts'

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

/** Puts kept words back into their form at once, and says so: for a page whose forms are sent one after the other. */
export function putBack(form: HTMLFormElement, draft: KeptProposal, texts: DraftTexts, drop: () => unknown): void {
  if (isWritten(form, draft)) return
  const begun = readBegun(form, draft)
  fill(form, draft)
  form.closest('details')?.setAttribute('open', '')
  const notice = noticeOf(texts.restored)
  const close = (): void => {
    fill(form, { ...draft, fields: begun })
    notice.remove()
    drop()
    form.querySelector<HTMLElement>('textarea, input[type=text]')?.focus()
  }
  notice.append(actionsOf(button(texts.drop, close)))
  form.before(notice)
}

/** Shows kept words whose form is not on the page: to be copied, or taken up where their form is. */
export function showLeft({ fields, at, page = '' }: KeptProposal, texts: DraftTexts, drop: () => unknown): void {
  const shown = new Set([...document.querySelectorAll('textarea')].map(({ value }) => value.trim()))
  const words = Object.entries(fields).flatMap(([name, value]) => (name === 'base' || value.trim() === '' || shown.has(value.trim()) ? [] : [value]))
  if (words.length === 0) return
  const said = texts.found.replace('{date}', tellInstant(at, document.documentElement.lang))
  const notice = noticeOf(said)
  notice.append(...words.map((value) => Object.assign(document.createElement('textarea'), { value, rows: 3, className: 'is-short', readOnly: true, ariaLabel: said })))
  const resume = Object.assign(document.createElement('a'), { href: page + resumeMark, className: 'button', textContent: texts.resume })
  // Its page is this one, or this one with what is asked for in the query.
  const isElsewhere = page.includes('?') && page !== location.origin + location.pathname + location.search
  const close = (): void => {
    notice.remove()
    drop()
  }
  notice.append(actionsOf(...(isElsewhere ? [resume] : []), button(texts.drop, close)))
  document.querySelector('h1')?.after(notice)
}

function noticeOf(text: string): HTMLElement {
  const notice = Object.assign(document.createElement('div'), { className: 'notice' })
  notice.setAttribute('role', 'status')
  notice.append(Object.assign(document.createElement('p'), { textContent: text }))
  return notice
}

function actionsOf(...all: HTMLElement[]): HTMLElement {
  const actions = Object.assign(document.createElement('p'), { className: 'actions' })
  actions.append(...all)
  return actions
}

/** Text boxes of a form, by the order in which they stand. */
export function boxesOf(form: HTMLFormElement): Box[] {
  return [...form.querySelectorAll<Box>('textarea, input[type=text]')]
}

function isWritten(form: HTMLFormElement, { fields }: KeptProposal): boolean {
  const now = readFields(new FormData(form))
  return boxesOf(form).every(({ name }) => !(name in fields) || fields[name] === (now[name] ?? ''))
}

/** What the page itself began with, of all that kept words replace. */
function readBegun(form: HTMLFormElement, { fields }: KeptProposal): FormFields {
  const now = readFields(new FormData(form))
  return Object.fromEntries(Object.keys(fields).map((name) => [name, now[name] ?? '']))
}

/** With when and on which text they were begun: what changed there since is not theirs to undo. */
function fill(form: HTMLFormElement, { fields }: KeptProposal): void {
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

function button(text: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: text })
  made.addEventListener('click', act)
  return made
}
