import type { FormFields, KeptProposal, ProposalStore } from './kept-proposal.ts'
import { markSent, takeSent } from './last-sent.ts'
import { boxesOf, offerDraft } from './offer-draft.ts'
import type { Box, DraftTexts } from './offer-draft.ts'
import { putBack, showLeft } from './put-back-draft.ts'
import { saveLatest } from './save-latest.ts'

/** Said by a form that saves itself (`intake/browser/session.js`), once all that is in it was taken. */
const savedEvent = 'plan-vivant:saved'
/** Said in the address of the page that follows an act that was taken. */
const taken = ['fait', 'garde', 'panier', 'ecarte', 'publiees', 'reglee', 'enregistre', 'ajout']
/** The desk's pages that have forms to write in: the part of a form's address that is its page's. */
const writtenOn = /coordination\/((?:contributions|attente|seances)\/[a-z0-9]+\/|panier\/|personnes\/)(?:[a-z]+\/)?$/
/** Hidden fields that say what a form is about, where one address serves several. */
const aboutFields = ['ecrire', 'element', 'contribution']

/**
 * On the desk: keeps what is written in each form until that very form was taken, whichever other one of the page is sent before.
 * Only text boxes are kept, and beside a text the state of the plan that it was begun on, so that it is merged with what came since.
 */
export async function keepDesk(store: ProposalStore, texts: DraftTexts): Promise<void> {
  const coordinator = document.querySelector<HTMLElement>('[data-coordinator]')?.dataset['coordinator']
  if (!coordinator) return
  const sent = await forgetTaken(store)
  const prefix = `brouillon:coordination:${coordinator}:`
  const drafts = await store.list()
  const found = new Set<string>()
  const pages = new Set([writtenOn.exec(location.pathname)?.[1]])
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method=post]')) {
    const address = writtenOn.exec(new URL(form.action).pathname)
    if (!address || boxesOf(form).length === 0) {
      form.addEventListener('submit', () => markSent(null))
      continue
    }
    const id = prefix + idOf(form, address[0])
    found.add(id)
    pages.add(address[1])
    const page = new URL(form.action).pathname.replace(address[0], `coordination/${address[1]}`)
    keep(form, id, { store, texts, page, isAnswered: id === sent && location.pathname !== page, draft: drafts.find((draft) => draft.id === id) })
  }
  // A form that another one's act, or somebody else, took off the page leaves its words.
  const left = drafts.filter(({ id }) => !found.has(id) && [...pages].some((page) => page && id.startsWith(`${prefix}coordination/${page}`)))
  for (const draft of left) showLeft(draft, texts, () => store.delete(draft.id))
}

/** One draft a form: of one card, one act and what the act is about. */
function idOf(form: HTMLFormElement, address: string): string {
  return [address, ...aboutFields.map((name) => valueOf(form, name))].join('|')
}

function valueOf(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name)
  return field instanceof HTMLInputElement && field.type === 'hidden' ? field.value : ''
}

/**
 * Once its page says that the form that was sent last was taken; a page that is read again, or gone back to, says nothing new. Gives
 * back the draft of the form that was sent last.
 */
async function forgetTaken(store: ProposalStore): Promise<string | null> {
  const id = takeSent()
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!id || visit?.type !== 'navigate') return id
  const said = new URLSearchParams(location.search)
  if (taken.some((notice) => said.has(notice)) || /\/seances\/[a-z0-9]+\/clore\/$/.test(location.pathname)) await store.delete(id)
  return id
}

interface Kept {
  store: ProposalStore
  texts: DraftTexts
  /** Path of the page on which the form stands. */
  page: string
  /** The page is the answer to the sending of this form: it holds the words that were sent, merged with what came since. */
  isAnswered: boolean
  draft: KeptProposal | undefined
}

function keep(form: HTMLFormElement, id: string, { store, texts, page, isAnswered, draft }: Kept): void {
  const query = new URLSearchParams(['ecrire', 'element'].flatMap((name) => (page.includes('/contributions/') && valueOf(form, name) ? [[name, valueOf(form, name)]] : [])))
  const address = `${location.origin}${page}${query.size > 0 ? `?${query}` : ''}`
  const about = form.closest('section, details')?.querySelector('h2, summary')?.textContent
  const title = [document.querySelector('h1')?.textContent, about].filter(Boolean).join(' · ')
  const given = draft && isAnswered ? readGiven(form, draft.fields) : null
  let kept: FormFields = given ?? draft?.fields ?? {}
  const typed = new Set<string>()
  const saved = new Map<string, string>()
  const isWritten = ({ name, value, defaultValue }: Box): boolean => typed.has(name) || value !== (saved.get(name) ?? defaultValue)
  const drop = (): Promise<void> => {
    kept = {}
    typed.clear()
    return store.delete(id)
  }
  const save = saveLatest(async () => {
    kept = { ...kept, ...Object.fromEntries(boxesOf(form).filter(isWritten).map(({ name, value }) => [name, value])) }
    if (holdsText(kept) && valueOf(form, 'base')) kept = { base: valueOf(form, 'base'), ...kept }
    await (!given && boxesOf(form).every(({ name, value, defaultValue }) => (kept[name] ?? value) === defaultValue) ? drop() : store.put({ id, state: 'draft', title, fields: kept, at: Date.now(), page: address }))
  })
  form.addEventListener('input', ({ target }) => {
    const box = boxesOf(form).find((each) => each === target)
    if (!box) return
    typed.add(box.name)
    void save()
  })
  form.addEventListener('submit', () => markSent(id))
  form.addEventListener(savedEvent, () => {
    for (const { name, value } of boxesOf(form)) saved.set(name, value)
    void drop()
  })
  if (!draft) return
  if (given) return void store.put({ ...draft, fields: kept, at: Date.now() })
  const isTyped = boxesOf(form).some((box) => box.name in draft.fields && isWritten(box))
  const isUnbound = holdsText(draft.fields) && !draft.fields['base']
  // Not to be covered unseen: a session’s text, which is several people’s; one that cannot be merged with what came since; what was typed while this was read.
  if (!page.includes('/seances/') && !isUnbound && !isTyped) return putBack(form, draft, texts, drop)
  form.closest('details')?.setAttribute('open', '')
  offerDraft(form, draft, texts, drop)
}

/** Whether a text of the plan is among the words, whole. */
function holdsText(fields: FormFields): boolean {
  return Object.keys(fields).some((name) => /^(?:titre|texte)-/.test(name))
}

/** Kept words as an answer gives them back; null where it gives back none. */
function readGiven(form: HTMLFormElement, fields: FormFields): FormFields | null {
  const boxes = boxesOf(form).filter(({ name }) => name in fields)
  if (boxes.some(({ name, value }) => value === '' && fields[name] !== '')) return null
  return { ...fields, ...Object.fromEntries(boxes.map(({ name, value }) => [name, value])), ...('base' in fields && { base: valueOf(form, 'base') }) }
}
