import { tellInstant } from '../tell-instant.ts'
import { resumeMark, writePage } from './device-messages.ts'
import type { SentMessage } from './device-messages.ts'
import { formQueryOf, isSignedKey } from './kept-proposal.ts'
import type { KeptProposal } from './kept-proposal.ts'
import { createProposalStore } from './proposal-store.ts'
import { sendKept } from './send-kept.ts'

type State = KeptProposal['state']
interface Settings {
  texts: Record<'none' | 'kept' | 'waiting' | 'refused' | 'draft' | 'sent' | 'signed' | 'edit' | 'resume' | 'send' | 'follow' | 'delete' | 'forget' | 'sure' | 'number' | 'corrected', string>
  /** Names for what has no title of its own, by intention. */
  intents: Record<string, string>
  headings: Record<'waiting' | 'draft' | 'sent', string>
}

const root = import.meta.env.BASE_URL
const store = createProposalStore(root)
const excerptLength = 160

/** What this device keeps: what waits, what was begun, what was sent. */
class MyProposals extends HTMLElement {
  #settings!: Settings

  connectedCallback(): void {
    this.#settings = JSON.parse(this.dataset['settings']!) as Settings
    ;(navigator as Partial<Navigator>).serviceWorker?.addEventListener('message', ({ data }: MessageEvent<Partial<SentMessage>>) => {
      if (data.sent) void this.#show()
    })
    addEventListener('online', () => void this.#send())
    void this.#show().then(() => this.#send())
  }

  async #send(): Promise<void> {
    if (await sendKept(store, root)) await this.#show()
  }

  async #show(): Promise<void> {
    const all = (await store.list()).toReversed()
    const { texts, headings } = this.#settings
    const groups: [keyof Settings['headings'], readonly State[]][] = [['waiting', ['waiting', 'refused']], ['draft', ['draft']], ['sent', ['sent']]]
    const sections = groups.flatMap(([name, states]) => {
      const kept = all.filter(({ state }) => states.includes(state))
      return kept.length === 0 ? [] : [this.#section(name, headings[name], kept)]
    })
    const isNew = new URLSearchParams(location.search).has('gardee') && all.some(({ state }) => state === 'waiting')
    this.querySelector('.kept-status')!.textContent = isNew ? texts.kept : all.length === 0 ? texts.none : ''
    this.querySelector('.kept-list')!.replaceChildren(...sections)
  }

  #section(name: string, heading: string, kept: readonly KeptProposal[]): HTMLElement {
    const section = create('section', '', 'section')
    section.setAttribute('aria-labelledby', `kept-${name}`)
    const title = create('h2', heading)
    title.id = `kept-${name}`
    const list = create('ul', '', 'rows measure')
    list.append(...kept.map((each) => this.#row(each)))
    section.append(title, list)
    return section
  }

  #row(proposal: KeptProposal): HTMLElement {
    const { texts, intents } = this.#settings
    const { state, fields, receipt, page, problems = [] } = proposal
    const row = create('li')
    const title = proposal.title || intents[fields['intention'] ?? ''] || intents['']!
    const number = receipt?.number === undefined ? '' : ` · ${texts.number.replace('{number}', String(receipt.number))}`
    const date = tellInstant(proposal.at, document.documentElement.lang)
    row.append(create('p', title, 'row-title'), create('p', `${texts[state].replace('{date}', date)}${number}`, 'meta'))
    // A form of the desk has other names for its words; `base` is none.
    const ofDesk = page?.includes('/coordination/') ? Object.entries(fields).find(([name, value]) => name !== 'base' && value.trim() !== '')?.[1] : ''
    const words = (fields['texte'] || fields['pourquoi'] || ofDesk || '').trim()
    if (words) row.append(create('p', words.length > excerptLength ? `${words.slice(0, excerptLength).trimEnd()}…` : words))
    if (state === 'refused') row.append(...(problems.length > 0 ? problems : [texts.corrected]).map((problem) => create('p', problem, 'field-error')))
    if (state === 'waiting' && isSignedKey(proposal.id)) row.append(create('p', texts.signed, 'hint'))
    row.append(this.#actions(proposal, title))
    return row
  }

  #actions(proposal: KeptProposal, title: string): HTMLElement {
    const { texts } = this.#settings
    const { id, state, fields, page, receipt } = proposal
    const actions = create('p', '', 'actions')
    const named = (element: HTMLElement, text: string): HTMLElement => {
      element.textContent = text
      // Names that are read out of their row say what they are about.
      element.append(create('span', ` ${title}`, 'visually-hidden'))
      return element
    }
    const link = (href: string, text: string): HTMLElement => named(Object.assign(document.createElement('a'), { href, className: 'button' }), text)
    if (receipt) actions.append(link(receipt.privateUrl, texts.follow))
    if (state === 'draft') actions.append(link(`${page ?? `${this.dataset['form']}?${formQueryOf(fields)}`}${resumeMark}`, texts.resume))
    if (state === 'refused' || (state === 'waiting' && !isSignedKey(id))) actions.append(link(`${root}${writePage}?garde=${encodeURIComponent(id)}`, texts.edit))
    const remove = named(create('button', '', 'button'), state === 'sent' ? texts.forget : texts.delete)
    remove.setAttribute('type', 'button')
    remove.addEventListener('click', () => {
      if (remove.dataset['sure']) return void store.delete(id).then(() => this.#show()).then(() => this.querySelector<HTMLElement>('.kept-status')!.focus())
      remove.dataset['sure'] = 'yes'
      named(remove, texts.sure)
    })
    actions.append(remove)
    return actions
  }
}

function create(name: string, text = '', className = ''): HTMLElement {
  return Object.assign(document.createElement(name), { textContent: text, className })
}

customElements.define('my-proposals', MyProposals)
