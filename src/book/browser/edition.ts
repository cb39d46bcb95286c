import { createFind } from './find.ts'
import type { Found } from './find.ts'

// The search of the one-file edition. Without it the contents and the browser's own « find in page » serve.
const form = document.querySelector<HTMLFormElement>('form[data-search]')!
const status = document.querySelector<HTMLElement>('[data-search-status]')!
const list = document.querySelector<HTMLElement>('[data-search-results]')!
const field = form.querySelector('input')!
const { none = '', one = '', other = '' } = form.dataset
let find: ((query: string) => Found[]) | undefined

form.hidden = false
form.addEventListener('submit', (event) => {
  event.preventDefault()
  const query = field.value.trim()
  list.replaceChildren()
  status.textContent = ''
  if (!query) return
  find ??= createFind(readPassages(), document.documentElement.lang.split('-')[0]!)
  const found = find(query)
  const told = found.length === 0 ? none : found.length === 1 ? one : other
  status.textContent = told.replace('{count}', String(found.length)).replace('{query}', query)
  list.append(...found.map(row))
})

function readPassages(): { id: string; name: string; text: string }[] {
  return [...document.querySelectorAll<HTMLElement>('[data-name]')].map((element) => ({
    id: element.id || element.parentElement!.id,
    name: element.dataset['name']!,
    text: readText(element),
  }))
}

/** Its words without the codes of paragraphs and the marks of notes. */
function readText(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement
  for (const quiet of copy.querySelectorAll('.book-code, .origin-note, .book-back, .plan-heading, .visually-hidden')) quiet.remove()
  return copy.textContent.replace(/\s+/g, ' ').trim()
}

function row({ id, name, before, match, after }: Found): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `#${id}`
  link.className = 'row-title'
  link.textContent = name
  const mark = document.createElement('mark')
  mark.textContent = match
  const text = document.createElement('p')
  text.append(before, mark, after)
  item.append(link, text)
  return item
}
