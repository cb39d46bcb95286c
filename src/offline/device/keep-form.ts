import { draftIdOf, readFields } from './kept-proposal.ts'
import type { FormFields } from './kept-proposal.ts'
import { createProposalStore } from './proposal-store.ts'
import { minePage } from './device-messages.ts'
import { saveLatest } from './save-latest.ts'

interface Settings {
  texts: Record<'found' | 'resume' | 'drop' | 'kept' | 'mine', string>
}

/** In this tab: the draft of the form that was sent last. */
const lastForm = 'plan-vivant:formulaire'
const written = ['titre', 'texte', 'pourquoi', 'nom']

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
    if (draft && !hasTyped && location.pathname.endsWith('/proposer/')) this.#offer(form, id, draft.fields, draft.at)
  }

  #offer(form: HTMLFormElement, id: string, fields: FormFields, at: number): void {
    const now = readFields(new FormData(form))
    if (written.every((name) => (fields[name] ?? '') === (now[name] ?? ''))) return
    const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' }).format(at)
    const notice = Object.assign(document.createElement('div'), { className: 'notice' })
    notice.setAttribute('role', 'status')
    const close = (act: () => void) => () => {
      act()
      notice.remove()
      form.querySelector<HTMLElement>('textarea, input[type=text]')?.focus()
    }
    const actions = Object.assign(document.createElement('p'), { className: 'actions' })
    actions.append(button(this.#texts.resume, close(() => fill(form, fields))), button(this.#texts.drop, close(() => void store.delete(id))))
    notice.append(Object.assign(document.createElement('p'), { textContent: this.#texts.found.replace('{date}', date) }), actions)
    form.before(notice)
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

/** Puts kept words into a form, with when and on which text they were begun: what changed there since is not theirs to undo. */
function fill(form: HTMLFormElement, fields: FormFields): void {
  for (const name of [...written, 'depart']) {
    if (name === 'depart' && !fields[name]) continue
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = fields[name] ?? ''
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: text })
  made.addEventListener('click', act)
  return made
}

customElements.define('kept-form', KeptForm)
