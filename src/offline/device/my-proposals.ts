import { tellInstant } from '../tell-instant.ts'
import { isOfDesk } from './desk-draft.ts'
import { resumeMark, writePage } from './device-messages.ts'
import type { SentMessage } from './device-messages.ts'
import { formQueryOf, isSignedKey } from './kept-proposal.ts'
import type { KeptProposal } from './kept-proposal.ts'
import { create, linkTo, removeButton, rowOf } from './kept-row.ts'
import { forgetTaken } from './last-sent.ts'
import { createProposalStore } from './proposal-store.ts'
import { rememberSent } from './remember-sent.ts'
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

/** What this device keeps: what waits, what was begun, what was sent. */
class MyProposals extends HTMLElement {
  #settings!: Settings

  connectedCallback(): void {
    this.#settings = JSON.parse(this.dataset['settings']!) as Settings
    ;(navigator as Partial<Navigator>).serviceWorker?.addEventListener('message', ({ data }: MessageEvent<Partial<SentMessage>>) => {
      if (data.sent) void this.#show()
    })
    addEventListener('online', () => void this.#send())
    void this.#open()
  }

  async #open(): Promise<void> {
    await forgetTaken(store)
    await rememberSent(store)
    await this.#show()
    await this.#send()
  }

  async #send(): Promise<void> {
    if (await sendKept(store, root)) await this.#show()
  }

  async #show(): Promise<void> {
    const kept = (await store.list()).toReversed()
    const all = kept.filter((each) => !isOfDesk(each))
    this.querySelector<HTMLElement>('.kept-desk')!.hidden = all.length === kept.length
    const { texts, headings } = this.#settings
    const groups: [keyof Settings['headings'], readonly State[]][] = [['waiting', ['waiting', 'refused']], ['draft', ['draft']], ['sent', ['sent']]]
    const sections = groups.flatMap(([name, states]) => {
      const grouped = all.filter(({ state }) => states.includes(state))
      return grouped.length === 0 ? [] : [this.#section(name, headings[name], grouped)]
    })
    const isNew = new URLSearchParams(location.search).has('gardee') && all.some(({ state }) => state === 'waiting')
    this.querySelector('.kept-status')!.textContent = isNew ? texts.kept : kept.length === 0 ? texts.none : ''
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
    const { state, fields, receipt, problems = [] } = proposal
    const title = proposal.title || intents[fields['intention'] ?? ''] || intents['']!
    const number = receipt?.number === undefined ? '' : ` · ${texts.number.replace('{number}', String(receipt.number))}`
    const date = tellInstant(proposal.at, document.documentElement.lang)
    const row = rowOf({ title }, `${texts[state].replace('{date}', date)}${number}`, (fields['texte'] || fields['pourquoi'] || '').trim())
    if (state === 'refused') row.append(...(problems.length > 0 ? problems : [texts.corrected]).map((problem) => create('p', problem, 'field-error')))
    if (state === 'waiting' && isSignedKey(proposal.id)) row.append(create('p', texts.signed, 'hint'))
    row.append(this.#actions(proposal, title))
    return row
  }

  #actions(proposal: KeptProposal, title: string): HTMLElement {
    const { texts } = this.#settings
    const { id, state, fields, page, receipt } = proposal
    const actions = create('p', '', 'actions')
    if (receipt) actions.append(linkTo(receipt.privateUrl, texts.follow, title))
    if (state === 'draft') actions.append(linkTo(`${page ?? `${this.dataset['form']}?${formQueryOf(fields)}`}${resumeMark}`, texts.resume, title))
    if (state === 'refused' || (state === 'waiting' && !isSignedKey(id))) actions.append(linkTo(`${root}${writePage}?garde=${encodeURIComponent(id)}`, texts.edit, title))
    const remove = (): Promise<void> => store.delete(id).then(() => this.#show()).then(() => this.querySelector<HTMLElement>('.kept-status')!.focus())
    actions.append(removeButton(state === 'sent' ? texts.forget : texts.delete, texts.sure, title, remove))
    return actions
  }
}

customElements.define('my-proposals', MyProposals)
