import { tellInstant } from '../tell-instant.ts'
import { writtenIn } from './desk-form.ts'
import { resumeMark } from './device-messages.ts'
import { readFields } from './kept-proposal.ts'
import type { FormFields, KeptProposal } from './kept-proposal.ts'
import { actionsOf, button, type DraftTexts, fill, isWritten, noticeOf } from './offer-draft.ts'

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
  const words = writtenIn(fields).filter((value) => !shown.has(value.trim()))
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

/** What the page itself began with, of all that kept words replace. */
function readBegun(form: HTMLFormElement, { fields }: KeptProposal): FormFields {
  const now = readFields(new FormData(form))
  return Object.fromEntries(Object.keys(fields).map((name) => [name, now[name] ?? '']))
}
