import type { OfflineElement } from './offline-element.ts'
import { draftIdOf, formQueryOf, isSignedKey, readFields } from './kept-proposal.ts'
import type { FormFields, KeptProposal } from './kept-proposal.ts'
import { createProposalStore } from './proposal-store.ts'
import { minePage, sendTask } from './device-messages.ts'
import { saveLatest } from './save-latest.ts'
import { prepareEvent } from './prepare-event.ts'
import type { PrepareDetail } from './prepare-event.ts'

const intents = ['modifier', 'ajouter', 'retirer', 'reagir', 'idee'] as const
type Intent = (typeof intents)[number]

interface Settings {
  /** `{item}`, `{number}` and `{what}` are put in. */
  headings: Record<Intent | 'paragraph' | 'reply', string>
  /** Heads the words that are reacted to, or that are to go. */
  about: Record<'reagir' | 'retirer', string>
  labels: Record<'text.modifier' | 'text.ajouter' | 'text.reagir' | 'text.idee' | 'title' | 'title-optional', string>
  texts: Record<'restored' | 'missing' | 'unsupported' | 'empty' | 'consent' | 'unchanged', string>
}

const root = import.meta.env.BASE_URL
const store = createProposalStore(root)

/**
 * The form where there is no network: the same fields, kept on the device and sent later. With `data-send`, where no server takes
 * them: made ready for their person to send. `data-asked` says what the page is about, in place of its address.
 */
class OfflineForm extends HTMLElement {
  #form!: HTMLFormElement
  #settings!: Settings
  /** What the form is about, and where its text stands. */
  #about: FormFields = {}
  /** The words as they were before anything was written. */
  #begun: FormFields = {}
  /** A proposal that waits already, and is changed. */
  #edited: KeptProposal | undefined
  #heading = ''

  connectedCallback(): void {
    this.#form = this.querySelector('form')!
    this.#settings = JSON.parse(this.dataset['settings']!) as Settings
    const opened = this.#open()
    // A form that is shown from the start may be filled in and sent before its text and its draft are read.
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      void opened.then((isOpen) => (isOpen ? this.#submit() : this.#form.submit()))
    })
  }

  /** Whether the form is one of ours now; if not, it stays what it is without script. */
  async #open(): Promise<boolean> {
    const query = new URLSearchParams({ ...(JSON.parse(this.dataset['asked'] ?? '{}') as Record<string, string>), ...Object.fromEntries(new URLSearchParams(location.search)) })
    const kept = query.get('garde')
    const found = kept ? await store.find(kept) : undefined
    this.#edited = found && found.state !== 'draft' && found.state !== 'sent' && !isSignedKey(found.id) ? found : undefined
    const asked: FormFields = found?.fields ?? Object.fromEntries([...query])
    const intent = intents.find((each) => each === (asked['intention'] || 'idee'))
    if (!intent) return this.#say('unsupported')
    const element = await readElement(asked['element'] ?? '')
    if (asked['element'] && !element && intent !== 'idee') return this.#say('missing')
    const about: FormFields = { ...Object.fromEntries(new URLSearchParams(formQueryOf({ ...asked, intention: intent }))) }
    const draft = found ?? (await store.find(draftIdOf(about)))
    // Kept words were begun on the text that they say: what changed there since is not theirs to undo.
    const depart = draft?.fields['depart'] ?? element?.depart
    this.#about = { ...about, ...(depart && { depart }) }
    this.#show(intent, element)
    this.#begun = wordsToBegin(intent, asked, element)
    const isTyped = this.#fill({ ...this.#begun, ...(draft?.fields ?? (asked['texte'] ? { texte: asked['texte'] } : {})) })
    if (draft && !this.#edited) this.#say('restored')
    this.#listen()
    if (isTyped) this.#form.dispatchEvent(new Event('input'))
    this.#form.hidden = false
    return true
  }

  #show(intent: Intent, element: OfflineElement | null): void {
    const { headings, labels } = this.#settings
    const name = element ? lower(element.name) : ''
    const block = this.#about['bloc']
    const place = block && name ? headings.paragraph.replace('{item}', name).replace('{number}', block) : name
    const heading = intent === 'reagir' && this.#about['proposition'] ? headings.reply : headings[intent].replace('{item}', place)
    this.#heading = heading
    document.querySelector('h1')!.textContent = heading
    if (intent === 'reagir' || intent === 'retirer') this.#showAbout(this.#settings.about[intent], this.#about['citation'] ?? textOf(this.#about, element))
    const hasTitle = intent === 'ajouter' || (intent === 'modifier' && !block && element?.title !== undefined)
    const shown: Record<string, string | null> = {
      titre: hasTitle ? labels[intent === 'ajouter' ? 'title-optional' : 'title'] : null,
      texte: intent === 'retirer' ? null : labels[`text.${intent}`],
      pourquoi: intent === 'idee' || intent === 'reagir' ? null : '',
    }
    for (const [field, label] of Object.entries(shown)) {
      const box = this.#field(field)!.closest<HTMLElement>('.field')!
      box.hidden = label === null
      if (label) box.querySelector('label')!.textContent = label
    }
  }

  #showAbout(heading: string, text: string | undefined): void {
    const section = this.querySelector<HTMLElement>('.form-about')!
    section.querySelector('h2')!.textContent = heading
    section.querySelector('p')!.textContent = text ?? ''
    section.hidden = !text
  }

  #listen(): void {
    const save = saveLatest(() => store.put({ id: draftIdOf(this.#about), state: 'draft', title: this.#heading, fields: this.#read(), at: Date.now() }))
    this.#form.addEventListener('input', () => {
      if (!this.#edited) void save()
    })
  }

  async #submit(): Promise<void> {
    const fields = this.#read()
    const faults = this.#faults(fields)
    this.#tellFaults(faults)
    if (faults.length > 0) return
    if (this.dataset['send'] !== undefined) return void document.dispatchEvent(new CustomEvent<PrepareDetail>(prepareEvent, { detail: fields }))
    const key = this.#edited?.id ?? crypto.randomUUID().replaceAll('-', '')
    await store.put({ ...this.#edited, id: key, state: 'waiting', title: this.#heading, fields, at: Date.now() })
    await store.delete(draftIdOf(this.#about))
    const registration = (await navigator.serviceWorker?.getRegistration()) as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined
    await registration?.sync?.register(sendTask).catch(() => undefined)
    location.href = `${root}${minePage}?gardee`
  }

  #faults(fields: FormFields): [field: string, text: string][] {
    const { texts } = this.#settings
    const intent = fields['intention']
    const isEmpty = !(fields['texte'] ?? '').trim()
    const isUnchanged = intent === 'modifier' && (fields['texte'] ?? '') === (this.#begun['texte'] ?? '') && (fields['titre'] ?? '') === (this.#begun['titre'] ?? '')
    return [
      ...(isUnchanged ? [['texte', texts.unchanged] as [string, string]] : isEmpty && intent !== 'retirer' && intent !== 'modifier' ? [['texte', texts.empty] as [string, string]] : []),
      ...(fields['accord'] ? [] : [['accord', texts.consent] as [string, string]]),
    ]
  }

  #tellFaults(faults: readonly [field: string, text: string][]): void {
    const summary = this.querySelector<HTMLElement>('.error-summary')!
    summary.hidden = faults.length === 0
    summary.querySelector('ul')!.replaceChildren(...faults.map(([field, text]) => {
      const line = document.createElement('li')
      line.append(Object.assign(document.createElement('a'), { href: `#${field}`, textContent: text }))
      return line
    }))
    for (const field of ['texte', 'accord']) this.#field(field)!.setAttribute('aria-invalid', String(faults.some(([name]) => name === field)))
    if (faults.length > 0) summary.focus()
  }

  #say(text: 'restored' | 'missing' | 'unsupported'): false {
    const status = this.querySelector('.form-status')!
    status.textContent = this.#settings.texts[text]
    status.className = 'form-status notice'
    return false
  }

  #field(name: string): HTMLInputElement | HTMLTextAreaElement | null {
    return this.#form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement | null
  }

  /** Leaves alone what was typed already; returns whether anything was. */
  #fill(fields: FormFields): boolean {
    const consent = this.#field('accord') as HTMLInputElement
    const boxes = ['titre', 'texte', 'pourquoi', 'nom'].map((name) => this.#field(name)!)
    const untouched = boxes.filter(({ value, defaultValue }) => value === defaultValue)
    for (const box of untouched) box.value = fields[box.name] ?? ''
    if (!consent.checked) consent.checked = fields['accord'] === 'oui'
    return untouched.length < boxes.length
  }

  #read(): FormFields {
    return { ...this.#about, ...readFields(new FormData(this.#form)) }
  }
}

/** The text that is to be changed; nothing for what is written anew. */
function wordsToBegin(intent: Intent, asked: FormFields, element: OfflineElement | null): FormFields {
  if (intent !== 'modifier' || !element) return {}
  const isWhole = !asked['bloc'] || element.blocks[Number(asked['bloc']) - 1] === undefined
  return { texte: textOf(asked, element) ?? '', ...(isWhole && element.title && { titre: element.title }) }
}

/** The paragraph that is asked for, or the whole text of its item. */
function textOf(asked: FormFields, element: OfflineElement | null): string | undefined {
  return (asked['bloc'] ? element?.blocks[Number(asked['bloc']) - 1] : undefined) ?? element?.text
}

async function readElement(id: string): Promise<OfflineElement | null> {
  if (!/^[\w-]+$/.test(id)) return null
  const response = await fetch(`${root}hors-ligne/elements/${id}.json`).catch(() => null)
  return response?.ok ? ((await response.json()) as OfflineElement) : null
}

function lower(name: string): string {
  return name.charAt(0).toLocaleLowerCase(document.documentElement.lang) + name.slice(1)
}

customElements.define('offline-form', OfflineForm)
