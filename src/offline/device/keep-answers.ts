import { readFields } from './kept-proposal.ts'
import type { ProposalStore } from './kept-proposal.ts'
import { answerIdOf, answerNotices, markSent } from './last-sent.ts'
import { offerDraft } from './offer-draft.ts'
import type { DraftTexts } from './offer-draft.ts'
import { saveLatest } from './save-latest.ts'

/** On private pages: keeps what is being written to the coordination, or anew, until it was taken. */
export async function keepAnswers(store: ProposalStore, texts: DraftTexts): Promise<void> {
  const page = /\/suivi\/([^/]+)\/[^/]+\//.exec(location.pathname)
  if (!page) return
  for (const form of document.querySelectorAll<HTMLFormElement>('form')) {
    const act = /([a-z]+)\/$/.exec(form.action)?.[1] ?? ''
    if (!form.action.includes(page[0]) || !(act in answerNotices)) continue
    const id = answerIdOf(page[1]!, act)
    // The preview of a reworking has no field, and is what sends it.
    form.addEventListener('submit', () => markSent(id))
    if (form.querySelector('textarea')) await keep(form, id, store, texts)
  }
}

async function keep(form: HTMLFormElement, id: string, store: ProposalStore, texts: DraftTexts): Promise<void> {
  const title = form.querySelector('label')?.textContent ?? ''
  const heading = document.querySelector('h1')?.textContent ?? ''
  // A reworking has a page of its own; the other forms stand on the page that they are about.
  const isOwnPage = location.pathname === new URL(form.action).pathname
  let hasTyped = false
  const save = saveLatest(() => store.put({ id, state: 'draft', title: isOwnPage ? heading : title, fields: readFields(new FormData(form)), at: Date.now(), page: location.origin + location.pathname }))
  form.addEventListener('input', () => {
    hasTyped = true
    void save()
  })
  const draft = await store.find(id)
  if (!draft || hasTyped) return
  form.closest('details')?.setAttribute('open', '')
  offerDraft(form, draft, texts, () => store.delete(id))
}
