interface Settings {
  index: string
  texts: Record<'none' | 'one' | 'other' | 'failed' | 'propose' | 'more' | 'form', string>
}
interface Found {
  url: string
  excerpt: string
  meta: { title?: string }
}
interface Pagefind {
  options(options: object): Promise<void>
  search(query: string, options: object): Promise<{ results: { data(): Promise<Found> }[] }>
}

const shown = 20
const kinds: Record<string, string[]> = { plan: ['plan', 'axis', 'objective', 'action'], proposal: ['proposal'], discussion: ['discussion'] }

/** Search in the page: the query is in the address, so that a result can be shared and the way back works. */
class PlanSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined
  #everything: HTMLDetailsElement | undefined

  connectedCallback(): void {
    const form = this.querySelector('form')!
    const { q, type, axe } = form.elements as unknown as { q: HTMLInputElement; type: HTMLSelectElement; axe?: HTMLSelectElement }
    const query = new URLSearchParams(location.search)
    q.value = query.get('q') ?? ''
    type.value = query.get('type') ?? ''
    if (axe) axe.value = query.get('axe') ?? ''
    form.hidden = false
    this.#everything = fold(document.querySelector<HTMLElement>('[data-everything]'))
    const run = (): void => void this.#search(q.value.trim(), type.value, axe?.value ?? '')
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      history.replaceState(null, '', `?${new URLSearchParams({ q: q.value, ...(type.value && { type: type.value }), ...(axe?.value && { axe: axe.value }) })}`)
      run()
    })
    for (const select of [type, axe]) select?.addEventListener('change', () => form.requestSubmit())
    if (q.value) run()
    else q.focus()
  }

  async #search(query: string, type: string, axis: string): Promise<void> {
    const { index, texts } = JSON.parse(this.dataset['settings']!) as Settings
    const status = this.querySelector('.search-status')!
    const list = this.querySelector('.search-results')!
    list.replaceChildren()
    status.replaceChildren()
    if (!query) return
    try {
      const pagefind = await (this.#pagefind ??= load(index))
      const kind = kinds[type]
      const { results } = await pagefind.search(foldQuery(query), { filters: { ...(kind && { kind: { any: kind } }), ...(axis && { axis }) } })
      const found = await Promise.all(results.slice(0, shown).map((result) => result.data()))
      status.textContent = fill(results.length === 0 ? texts.none : results.length === 1 ? texts.one : texts.other, results.length, query)
      if (results.length === 0) status.append(' ', link(`${texts.form}&texte=${encodeURIComponent(query)}`, texts.propose))
      list.append(...found.map(row))
      if (results.length > shown) status.append(` ${fill(texts.more, shown, query)}`)
    } catch {
      status.textContent = texts.failed
      if (this.#everything) this.#everything.open = true
    }
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

async function load(index: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${index}pagefind.js`)) as Pagefind
  await pagefind.options({ excerptLength: 25, highlightParam: undefined })
  return pagefind
}

/** Words as the index has them: without the articles that French elides, with one apostrophe, with ligatures undone. */
function foldQuery(query: string): string {
  return query.replace(/[’']/g, '’').replace(/(^|\s)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)’/giu, '$1').replace(/œ/g, 'oe').replace(/Œ/g, 'Oe')
}

function row({ url, meta, excerpt }: Found): HTMLLIElement {
  const item = document.createElement('li')
  const title = document.createElement('p')
  const anchor = link(url, meta.title ?? url)
  anchor.className = 'row-title'
  title.append(anchor)
  const text = document.createElement('p')
  // Pagefind escapes what it quotes; only its own <mark> stays.
  text.innerHTML = excerpt
  item.append(title, text)
  return item
}

function link(href: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.href = href
  anchor.textContent = text
  return anchor
}

function fill(text: string, count: number, query: string): string {
  return text.replace('{count}', String(count)).replace('{query}', query)
}

customElements.define('plan-search', PlanSearch)
