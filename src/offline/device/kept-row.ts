import type { KeptProposal } from './kept-proposal.ts'

const excerptLength = 160

/** Element with its text and its class. */
export function create(name: string, text = '', className = ''): HTMLElement {
  return Object.assign(document.createElement(name), { textContent: text, className })
}

/** Names that are read out of their row say what they are about. */
export function named<Kind extends HTMLElement>(element: Kind, text: string, title: string): Kind {
  element.textContent = text
  element.append(create('span', ` ${title}`, 'visually-hidden'))
  return element
}

export function linkTo(href: string, text: string, title: string): HTMLElement {
  return named(Object.assign(document.createElement('a'), { href, className: 'button' }), text, title)
}

/** Asks once more before it deletes: what is gone from the device is nowhere else. */
export function removeButton(text: string, sure: string, title: string, remove: () => unknown): HTMLElement {
  const button = named(create('button', '', 'button'), text, title)
  button.setAttribute('type', 'button')
  button.addEventListener('click', () => {
    if (button.dataset['sure']) return void remove()
    button.dataset['sure'] = 'yes'
    named(button, sure, title)
  })
  return button
}

/** What a draft is, when it was changed, how it begins. */
export function rowOf({ title }: Pick<KeptProposal, 'title'>, meta: string, words: string): HTMLElement {
  const row = create('li')
  row.append(create('p', title, 'row-title'), create('p', meta, 'meta'))
  if (words) row.append(create('p', words.length > excerptLength ? `${words.slice(0, excerptLength).trimEnd()}…` : words))
  return row
}
