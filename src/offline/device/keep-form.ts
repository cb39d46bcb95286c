import { draftIdOf, readFields } from './kept-proposal.ts'
import { createProposalStore } from './proposal-store.ts'
import { minePage } from './device-messages.ts'
import { offerDraft } from './offer-draft.ts'
import type { BegunTexts } from './list-begun.ts'
import { saveLatest } from './save-latest.ts'

interface Settings {
  texts: BegunTexts & Record<'kept' | 'mine', string>
}

/** In this tab: the draft of the form that was sent last. */
const lastForm = 'plan-vivant:formulaire'

const root = import.meta.env.BASE_URL
const store = createProposalStore(root)

/** In the intake's pages: keeps what is being written, offers it again, and remembers what was sent, all on this device. */
class KeptForm extends HTMLElement {
  connectedCallback(): void {
    const form = document.querySelector<HTMLFormElement>(`form[action$="proposer/verifier/"]`)
    const preview = document.querySelector<HTMLFormElement>(`form[action$="proposer/envoyer/"]`)
    if (form) void this.#keep(form)
    if (preview) sessionStorage.setItem(lastForm, draftIdOf(readFields(new FormData(preview))))
    if (new URLSearchParams(location.search).has('recu')) void this.#remember()
    // Loaded where they have something to keep.
    if (location.pathname.includes('/suivi/')) void import('./keep-answers.ts').then(({ keepAnswers }) => keepAnswers(store, this.#texts))
    if (document.querySelector('[data-coordinator]')) void import('./keep-desk.ts').then(({ keepDesk }) => keepDesk(store, this.#texts))
  }

  get #texts(): Settings['texts'] {
    return (JSON.parse(this.dataset['settings']!) as Settings).texts
  }

  async #keep(form: HTMLFormElement): Promise<void> {
    const id = draftIdOf(readFields(new FormData(form)))
    const title = document.querySelector('h1')?.textContent ?? ''
    let hasTyped = false
    const save = saveLatest(() => store.put({ id, state: 'draft', title, fields: readFields(new FormData(form)), at: Date.now() }))
    form.addEventListener('input', () => {
      hasTyped = true
      void save()
    })
    const draft = await store.find(id)
    // A page that was posted has the words already.
    if (!draft || hasTyped || !location.pathname.endsWith('/proposer/')) return
    offerDraft(form, draft, this.#texts, () => store.delete(id))
  }

  /** The private page right after sending. */
  async #remember(): Promise<void> {
    const link = document.querySelector<HTMLAnchorElement>('.receipt-link')
    const id = /\/suivi\/([^/]+)\//.exec(location.pathname)?.[1]
    if (!link || !id) return
    const draftId = sessionStorage.getItem(lastForm)
    const draft = draftId ? await store.find(draftId) : undefined
    const known = (await store.list()).find(({ receipt }) => receipt?.id === id)
    if (!known) await store.put({ id: `recu:${id}`, state: 'sent', title: draft?.title ?? '', fields: draft?.fields ?? {}, at: Date.now(), receipt: { id, privateUrl: link.href } })
    if (draftId) await store.delete(draftId)
    sessionStorage.removeItem(lastForm)
    const kept = Object.assign(document.createElement('p'), { className: 'hint', textContent: `${this.#texts.kept} ` })
    kept.append(Object.assign(document.createElement('a'), { href: root + minePage, textContent: this.#texts.mine }))
    link.closest('p')?.after(kept)
  }
}

customElements.define('kept-form', KeptForm)
