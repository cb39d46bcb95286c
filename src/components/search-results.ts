import { quoteContext } from '../search/quote-context.ts'

/** A page that was found. */
export interface SearchResult {
  href: string
  title: string
  /** What it is and where it stands; '' for nothing to say. */
  note: string
  text: string
}

/** One line of the list. What people wrote is put in as text alone. */
export function createRow({ href, title, note, text }: SearchResult, isAsked: (form: string) => boolean): HTMLLIElement {
  const row = document.createElement('li')
  const heading = createElement('p', '')
  heading.append(createLink(href, title, 'row-title'))
  row.append(heading)
  if (note) row.append(createElement('p', note, 'meta'))
  if (text) {
    const context = createElement('p', '')
    context.append(...quoteContext(text, isAsked).map((piece) => (piece.isAsked ? createElement('mark', piece.text) : piece.text)))
    row.append(context)
  }
  return row
}

export function createLink(href: string, text: string, className = ''): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href, textContent: text, className })
}

export function createButton(text: string, act: () => void): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: text })
  button.addEventListener('click', act)
  return button
}

function createElement(name: 'p' | 'mark', text: string, className = ''): HTMLElement {
  return Object.assign(document.createElement(name), { textContent: text, className })
}
