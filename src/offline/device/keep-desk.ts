import { deskPrefix } from './desk-draft.ts'
import { openPage, readBases, readDeskForm } from './desk-form.ts'
import type { DeskForm } from './desk-form.ts'
import type { FormFields, KeptProposal, ProposalStore } from './kept-proposal.ts'
import { listBegun } from './list-begun.ts'
import type { BegunTexts } from './list-begun.ts'
import { markSent, typeOfVisit } from './last-sent.ts'
import { boxesOf, offerDraft } from './offer-draft.ts'
import type { Box } from './offer-draft.ts'
import { putBack, showLeft } from './put-back-draft.ts'
import { saveLatest } from './save-latest.ts'

/** Said by a form that saves itself (`intake/browser/session.js`), once all that is in it was taken. */
const savedEvent = 'plan-vivant:saved'
/** Of a proposal’s form. */
const wholeText = ['titre', 'texte']

/**
 * On the desk: keeps what is written in each form until that very form was taken, whichever other one of the page is sent before.
 * Only what is typed is kept, and beside a text the state of the plan that it was begun on, so that it is merged with what came since.
 * `sent`: the draft of the form whose sending led to the page.
 */
export async function keepDesk(store: ProposalStore, texts: BegunTexts, sent: string | null): Promise<void> {
  const coordinator = document.querySelector<HTMLElement>('[data-coordinator]')?.dataset['coordinator']
  if (!coordinator) return
  const prefix = deskPrefix(coordinator)
  const drafts = (await store.list()).filter(({ id }) => id.startsWith(prefix))
  const found = new Set<string>()
  const pages = new Set([openPage()])
  for (const form of document.querySelectorAll<HTMLFormElement>('form[method=post]')) {
    const about = readDeskForm(form)
    const hasBoxes = boxesOf(form).length > 0
    if (!about || (!hasBoxes && !about.isDoor)) {
      form.addEventListener('submit', () => markSent(null))
      continue
    }
    const id = prefix + about.id
    found.add(id)
    if (!about.isDoor) pages.add(about.page)
    // The second screen has no field, and is what sends the first.
    if (!hasBoxes) form.addEventListener('submit', () => markSent(id))
    else keep(form, id, { store, texts, about, isAnswered: id === sent && location.origin + location.pathname !== about.address.split('?')[0], draft: drafts.find((draft) => draft.id === id) })
  }
  const here = location.origin + location.pathname + location.search
  // A form that another one's act, or somebody else, took off the page leaves its words.
  const left = drafts.filter(({ id, page }) => !found.has(id) && (page === here || [...pages].some((name) => name && id.startsWith(`${prefix}coordination/${name}`))))
  for (const draft of left) showLeft(draft, texts, () => store.delete(draft.id))
  listBegun(drafts.filter((draft) => !left.includes(draft) && isBegunFrom(draft, prefix)), texts, store)
}

/** Whether the way to a begun form starts on the open page: the desk's own, that of typing in, the idea that a proposal is made from. */
function isBegunFrom({ id, page = '' }: KeptProposal, prefix: string): boolean {
  if (/\/coordination\/$/.test(location.pathname)) return true
  if (location.pathname.endsWith('/coordination/saisir/')) return id.startsWith(`${prefix}coordination/saisir/`)
  const source = /\/coordination\/contributions\/([a-z0-9]+)\/$/.exec(location.pathname)?.[1]
  return source !== undefined && id.startsWith(`${prefix}coordination/nourrir/`) && new URL(page).searchParams.get('depuis') === source
}

interface Kept {
  store: ProposalStore
  texts: BegunTexts
  about: DeskForm
  /** The page is the answer to the sending of this form: it holds the words that were sent, merged with what came since. */
  isAnswered: boolean
  draft: KeptProposal | undefined
}

function keep(form: HTMLFormElement, id: string, { store, texts, about: { address, page, isDoor }, isAnswered, draft }: Kept): void {
  const section = form.closest('section, details')?.querySelector('h2, summary')?.textContent
  const title = [document.querySelector('h1')?.textContent, section].filter(Boolean).join(' · ')
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
    const written = boxesOf(form).filter(isWritten)
    // A proposal's title and text are of one state of the plan.
    const isBound = isDoor && [...Object.keys(kept), ...written.map(({ name }) => name)].some((name) => wholeText.includes(name))
    const all = boxesOf(form).filter((box) => written.includes(box) || (isBound && wholeText.includes(box.name)))
    kept = { ...kept, ...Object.fromEntries(all.map(({ name, value }) => [name, value])) }
    if (isBound || holdsText(kept)) kept = { ...readBases(form), ...kept }
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
  // Typed before this was here; what a browser fills in on the way back may have been sent.
  const isBegun = typeOfVisit() !== 'back_forward' && boxesOf(form).some(isWritten)
  if (!draft) return void (isBegun && save())
  if (given) return void (isBegun ? save() : store.put({ ...draft, fields: kept, at: Date.now() }))
  const isTyped = boxesOf(form).some((box) => box.name in draft.fields && isWritten(box))
  const isUnbound = holdsText(draft.fields) && !draft.fields['base']
  // Not to be covered unseen: a session’s text, which is several people’s; one that cannot be merged with what came since; what was typed while this was read.
  if (!page.startsWith('seances/') && !isUnbound && !isTyped) return putBack(form, draft, texts, drop)
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
  return { ...fields, ...Object.fromEntries(boxes.map(({ name, value }) => [name, value])), ...Object.fromEntries(Object.entries(readBases(form)).filter(([name]) => name in fields)) }
}
