import { composeMessage } from './compose-message.ts'
import type { Exits, Message, MessageWords } from './compose-message.ts'
import { readFields } from './kept-proposal.ts'
import type { FormFields } from './kept-proposal.ts'
import { prepareEvent } from './prepare-event.ts'
import type { PrepareDetail } from './prepare-event.ts'

interface Settings {
  exits: Exits
  words: MessageWords
  texts: Record<'copied' | 'not-copied', string>
}

/** Makes ready what was written in the page's form, for its person to send: by e-mail, on GitHub, or copied. */
class SendElsewhere extends HTMLElement {
  #settings!: Settings

  connectedCallback(): void {
    this.#settings = JSON.parse(this.dataset['settings']!) as Settings
    document.addEventListener(prepareEvent, (event) => this.#prepare((event as CustomEvent<PrepareDetail>).detail))
    // Beside a form that keeps what is written: its words as they stand, also before they are in order.
    this.querySelector('.send-now')?.addEventListener('click', () => this.#prepare({ ...Object.fromEntries(new URLSearchParams(location.search)), ...readFields(new FormData(document.querySelector<HTMLFormElement>('offline-form form')!)) }))
    this.querySelector('.send-copy')!.addEventListener('click', () => void this.#copy())
    for (const shown of this.querySelectorAll<HTMLElement>('[data-scripted]')) shown.hidden = false
  }

  #prepare(fields: FormFields): void {
    const { exits, words } = this.#settings
    const message = composeMessage(fields, document.querySelector('h1')!.textContent, exits, words)
    const prepared = this.querySelector<HTMLElement>('.send-prepared')!
    this.#field.value = message.body
    this.#link('.send-mail', message.mailto)
    this.#link('.send-github', message.gitHub)
    this.querySelector<HTMLElement>('.send-long')!.hidden = !message.isLong
    this.#status.textContent = ''
    prepared.hidden = false
    prepared.querySelector('h2')!.focus()
  }

  #link(selector: string, href: Message['mailto']): void {
    const link = this.querySelector<HTMLAnchorElement>(selector)
    if (link && href) link.href = href
  }

  async #copy(): Promise<void> {
    const { copied, 'not-copied': notCopied } = this.#settings.texts
    this.#status.textContent = await Promise.resolve((navigator as Partial<Navigator>).clipboard?.writeText(this.#field.value) ?? Promise.reject(new Error('no clipboard'))).then(() => copied, () => notCopied)
    if (this.#status.textContent === notCopied) this.#field.select()
  }

  get #field(): HTMLTextAreaElement {
    return this.querySelector('textarea')!
  }

  get #status(): HTMLElement {
    return this.querySelector('.send-status')!
  }
}

customElements.define('send-elsewhere', SendElsewhere)
