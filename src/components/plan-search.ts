import { searchDocuments } from '../search/search-documents.ts'
import type { SearchAnswer, SearchQuery } from '../search/search-documents.ts'
import { suggestQuery } from '../search/suggest-query.ts'
import type { FacetName, SearchHead, SearchKind } from '../search/search-index.ts'
import { createSearchReader } from './search-reader.ts'
import { createButton, createLink, createRow } from './search-results.ts'
import type { SearchResult } from './search-results.ts'

interface Settings {
  root: string
  texts: Record<'none' | 'one' | 'other' | 'oneBearer' | 'bearers' | 'failed' | 'propose' | 'more' | 'suggest' | 'unfilter' | 'version' | 'form', string>
  kinds: Record<SearchKind, string>
}

/** Results shown; those that are shown first. */
const shown = 10
const atOnce = 3
/** Milliseconds without a key after which typing has stopped. */
const pause = 50
/** Milliseconds that the ways on wait for what may have been meant: it comes first, if it comes soon. */
const patience = 300

/** Search in the page: the query is in the address, so that a result can be shared and the way back works. */
class PlanSearch extends HTMLElement {
  #settings!: Settings
  #form!: HTMLFormElement
  #input!: HTMLInputElement
  #selects: HTMLSelectElement[] = []
  #reader!: ReturnType<typeof createSearchReader>
  #everything: HTMLDetailsElement | undefined
  /** Counts searches: the answer to an earlier one is dropped. */
  #turn = 0

  connectedCallback(): void {
    this.#settings = JSON.parse(this.dataset['settings']!) as Settings
    this.#reader = createSearchReader(this.#settings.root)
    this.#form = this.querySelector('form')!
    this.#input = this.#form.querySelector('input')!
    this.#selects = [...this.#form.querySelectorAll('select')]
    this.#everything = fold(document.querySelector<HTMLElement>('[data-everything]'))
    this.#readAddress()
    this.#form.hidden = false
    this.#listen()
    // What comes first is fetched while the words are typed.
    this.#reader.readHead().catch(() => this.#reader.forget())
    if (this.#input.value) void this.#search(false)
    else this.#input.focus()
  }

  #listen(): void {
    let timer = 0
    this.#input.addEventListener('input', () => {
      clearTimeout(timer)
      timer = window.setTimeout(() => void this.#search(true), pause)
    })
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      clearTimeout(timer)
      void this.#search(false)
    })
    for (const select of this.#selects) select.addEventListener('change', () => void this.#search(false))
    this.addEventListener('keydown', (event) => this.#moveFocus(event))
    addEventListener('popstate', () => {
      this.#readAddress()
      void this.#search(false)
    })
  }

  /** Up and down arrows go from the field to the results and back. */
  #moveFocus(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || event.target instanceof HTMLSelectElement) return
    const places: HTMLElement[] = [this.#input, ...this.querySelectorAll<HTMLElement>('.search-suggestion, .search-results .row-title')]
    const next = places[places.indexOf(document.activeElement as HTMLElement) + step]
    if (!next || !places.includes(document.activeElement as HTMLElement)) return
    event.preventDefault()
    next.focus()
  }

  #readAddress(): void {
    const query = new URLSearchParams(location.search)
    this.#input.value = query.get('q') ?? ''
    for (const select of this.#selects) {
      select.value = query.get(select.name) ?? ''
      if (select.selectedIndex < 0) select.value = ''
    }
    const filters = this.#form.querySelector('details')
    if (filters && this.#selects.some(({ value }) => value)) filters.open = true
  }

  #writeAddress(): void {
    const query = new URLSearchParams({ q: this.#input.value })
    for (const { name, value } of this.#selects) if (value) query.set(name, value)
    history.replaceState(null, '', `?${query}`)
  }

  #query(isTyping: boolean): SearchQuery {
    const valueOf = (facet: string): string => this.#selects.find((select) => select.dataset['facet'] === facet)?.value ?? ''
    const facets = Object.fromEntries(this.#selects.filter(({ dataset, value }) => dataset['facet'] !== 'kind' && value).map(({ dataset, value }) => [dataset['facet'] as FacetName, value]))
    const kind = valueOf('kind') as SearchKind | ''
    return { words: this.#input.value, facets, ...(kind && { kind }), isTyping }
  }

  async #search(isTyping: boolean): Promise<void> {
    const turn = (this.#turn += 1)
    this.#writeAddress()
    const query = this.#query(isTyping)
    if (!query.words.trim()) return this.#show('', [])
    try {
      await this.#find(query, turn)
    } catch {
      // The site may have been built again since the index was read.
      this.#reader.forget()
      await this.#find(query, turn).catch(() => this.#fail(turn))
    }
  }

  async #find(query: SearchQuery, turn: number): Promise<void> {
    const head = await this.#reader.readHead()
    const answer = await searchDocuments(query, head, this.#reader)
    const bearers = answer.bearers.map(([path, title, note]): SearchResult => ({ href: this.#settings.root + path, title, note, text: '' }))
    // The first ones at once; the others only if nothing else was typed meanwhile.
    const first = await this.#readRows(head, answer, 0, atOnce)
    if (turn !== this.#turn) return
    this.#show(this.#tell(query, answer), [...bearers, ...first].map((row) => createRow(row, answer.isAsked)))
    // The index follows the pages by seconds, and a copy without a network by more.
    this.querySelector('.search-version')!.textContent = this.#settings.texts.version.replace('{date}', () => head.version)
    if (answer.found.length + bearers.length === 0) return this.#offerWays(query, head, answer, turn)
    const rest = await this.#readRows(head, answer, atOnce, shown)
    if (turn !== this.#turn) return
    this.querySelector('.search-results')!.append(...rest.map((row) => createRow(row, answer.isAsked)))
    this.#offerMore(head, answer, shown)
  }

  #tell({ words }: SearchQuery, { found, bearers }: SearchAnswer): string {
    const { texts } = this.#settings
    // One that bore a number twice is listed twice.
    const bearing = new Set(bearers.map(([path]) => path)).size
    const count = found.length + bearing
    const said = fill(count === 0 ? texts.none : count === 1 ? texts.one : texts.other, count, words.trim())
    return bearing === 0 ? said : `${said} ${fill(bearing === 1 ? texts.oneBearer : texts.bearers, bearing, '')}`
  }

  /** Nothing found: a word may be mistyped; the words go into the form; a filter may be what hides the rest. What was meant comes last where the network takes long, so that nothing moves under a finger. */
  async #offerWays(query: SearchQuery, head: SearchHead, answer: SearchAnswer, turn: number): Promise<void> {
    const { texts } = this.#settings
    const { words, kind, facets = {} } = query
    const meant = suggestQuery(query, answer, head, this.#reader).catch(() => null)
    const suggested = await Promise.race([meant, new Promise<undefined>((resolve) => setTimeout(resolve, patience))])
    if (turn !== this.#turn) return
    const status = this.querySelector('.search-status')!
    if (suggested) status.append(' ', this.#createSuggestion(suggested))
    status.append(' ', createLink(`${texts.form}&texte=${encodeURIComponent(words.trim())}`, texts.propose, suggested ? 'button' : 'button button-primary'))
    if (kind || Object.keys(facets).length > 0) status.append(' ', this.#createUnfilter())
    if (suggested !== undefined) return
    const late = await meant
    if (late !== null && turn === this.#turn) status.append(' ', this.#createSuggestion(late))
  }

  #createUnfilter(): HTMLButtonElement {
    return createButton(this.#settings.texts.unfilter, () => {
      for (const select of this.#selects) select.value = ''
      void this.#search(false)
      this.#input.focus()
    })
  }

  /** Who follows it goes on from the first result: the field would open a phone's keyboard over it. */
  #createSuggestion(words: string): HTMLButtonElement {
    const button = createButton(fill(this.#settings.texts.suggest, 0, words.trim()), async () => {
      this.#input.value = words
      await this.#search(false)
      if (!button.isConnected) (this.querySelector<HTMLElement>('.search-results .row-title') ?? this.#input).focus()
    })
    button.classList.add('button-primary', 'search-suggestion')
    return button
  }

  async #readRows(head: SearchHead, { found }: SearchAnswer, from: number, to: number): Promise<SearchResult[]> {
    const { root, kinds } = this.#settings
    return Promise.all(found.slice(from, to).map(async (place) => {
      const [path, title, text] = await this.#reader.readDocument(place)
      const [kind, , , [status] = []] = head.documents[place]!
      const answer = status === undefined ? '' : head.facets.status[status]?.[1]
      return { href: root + path, title, text, note: [kinds[kind], answer].filter(Boolean).join(' · ') }
    }))
  }

  #offerMore(head: SearchHead, answer: SearchAnswer, from: number): void {
    const list = this.querySelector('.search-results')!
    if (from >= answer.found.length) return
    const button = createButton(this.#settings.texts.more, async () => {
      const rows = (await this.#readRows(head, answer, from, from + shown)).map((row) => createRow(row, answer.isAsked))
      button.remove()
      list.append(...rows)
      rows[0]?.querySelector('a')?.focus()
      this.#offerMore(head, answer, from + shown)
    })
    list.after(button)
  }

  #show(said: string, rows: readonly HTMLElement[]): void {
    const list = this.querySelector('.search-results')!
    if (list.nextElementSibling instanceof HTMLButtonElement) list.nextElementSibling.remove()
    list.replaceChildren(...rows)
    this.querySelector('.search-status')!.textContent = said
  }

  #fail(turn: number): void {
    if (turn !== this.#turn) return
    this.#reader.forget()
    this.#show(this.#settings.texts.failed, [])
    if (this.#everything) this.#everything.open = true
  }
}

/** The list of everything, which serves without script, folds under its heading: thousands of pixels that a search makes useless. */
function fold(section: HTMLElement | null): HTMLDetailsElement | undefined {
  if (!section) return undefined
  const details = document.createElement('details')
  const summary = document.createElement('summary')
  const [heading, ...rest] = section.children
  if (heading) summary.append(heading)
  details.append(summary, ...rest)
  section.append(details)
  return details
}

function fill(text: string, count: number, query: string): string {
  return text.replace('{count}', String(count)).replace('{query}', () => query)
}

customElements.define('plan-search', PlanSearch)
