import { draftIdOf, readFields } from './kept-proposal.ts'
import { createProposalStore } from './proposal-store.ts'
import { minePage } from './device-messages.ts'
import { forgetTaken, noteTaken } from './last-sent.ts'
import { offerDraft } from './offer-draft.ts'
import type { BegunTexts } from './list-begun.ts'
import { notePreview, noteSent, rememberSent } from './remember-sent.ts'
import { saveLatest } from './save-latest.ts'

interface Settings {
  texts: BegunTexts & Record<'kept' | 'mine', string>
}

const root = import.meta.env.BASE_URL
const store = createProposalStore(root)

/** In the intake's pages: keeps what is being written, offers it again, and remembers what was sent, all on this device. */
class KeptForm extends HTMLElement {
  connectedCallback(): void {
    const form = document.querySelector<HTMLFormElement>(`form[action$="proposer/verifier/"]`)
    const preview = document.querySelector<HTMLFormElement>(`form[action$="proposer/envoyer/"]`)
    if (preview) notePreview(draftIdOf(readFields(new FormData(preview))))
    const remembered = this.#remember()
    if (form) void this.#keep(form, remembered)
    const isPrivatePage = location.pathname.includes('/suivi/')
    if (isPrivatePage || document.querySelector('[data-coordinator]')) void this.#keepOthers(isPrivatePage, noteTaken())
  }

  get #texts(): Settings['texts'] {
    return (JSON.parse(this.dataset['settings']!) as Settings).texts
  }

  /** Loaded where they have something to keep. */
  async #keepOthers(isPrivatePage: boolean, sent: string | null): Promise<void> {
    await forgetTaken(store)
    if (isPrivatePage) await import('./keep-answers.ts').then(({ keepAnswers }) => keepAnswers(store, this.#texts))
    else await import('./keep-desk.ts').then(({ keepDesk }) => keepDesk(store, this.#texts, sent))
  }

  /** `remembered`: once what was sent from the same form is a draft no more. */
  async #keep(form: HTMLFormElement, remembered: Promise<void>): Promise<void> {
    const id = draftIdOf(readFields(new FormData(form)))
    const title = document.querySelector('h1')?.textContent ?? ''
    let hasTyped = false
    const save = saveLatest(async () => {
      await remembered
      await store.put({ id, state: 'draft', title, fields: readFields(new FormData(form)), at: Date.now() })
    })
    form.addEventListener('input', () => {
      hasTyped = true
      void save()
    })
    await remembered
    const draft = await store.find(id)
    // A page that was posted has the words already.
    if (!draft || hasTyped || !location.pathname.endsWith('/proposer/')) return
    offerDraft(form, draft, this.#texts, () => store.delete(id))
  }

  /** What was sent in this tab; the private page right after sending says so. */
  async #remember(): Promise<void> {
    const id = /\/suivi\/([^/]+)\//.exec(location.pathname)?.[1]
    const link = new URLSearchParams(location.search).has('recu') && document.querySelector<HTMLAnchorElement>('.receipt-link')
    if (id && link) noteSent(id, link.href)
    await rememberSent(store)
    if (!id || !link) return
    const kept = Object.assign(document.createElement('p'), { className: 'hint', textContent: `${this.#texts.kept} ` })
    kept.append(Object.assign(document.createElement('a'), { href: root + minePage, textContent: this.#texts.mine }))
    link.closest('p')?.after(kept)
  }
}

customElements.define('kept-form', KeptForm)
