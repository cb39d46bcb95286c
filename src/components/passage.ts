import { widenUntilUnique } from './widen-until-unique.ts'

const { dataset } = document.querySelector<HTMLElement>('[data-passages]')!

// A citation can be copied in one go, with an address that works anywhere. Browsers offer it on safe connections alone.
for (const details of document.querySelectorAll('.block-foot details')) {
  details.addEventListener('toggle', () => {
    for (const cite of details.querySelectorAll('.cite')) if (isSecureContext && !cite.querySelector('button')) addCopy(cite)
  })
}

function addCopy(cite: Element): void {
  const link = cite.querySelector('a')!
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: dataset['copy'] })
  const said = document.createElement('span')
  said.setAttribute('role', 'status')
  button.onclick = async () => {
    await navigator.clipboard.writeText(`${cite.firstElementChild!.textContent} ${link.href}`)
    said.textContent = ` ${dataset['copied']}`
  }
  cite.append(' ', button, said)
}

// « Réagir » under a paragraph keeps the words that were last selected in it. Following the link may undo the selection first.
document.addEventListener('selectionchange', () => {
  const selection = getSelection()
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null
  if (!range || range.collapsed) return
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-react]')) {
    const block = link.parentElement!.previousElementSibling!
    const words = block.contains(range.commonAncestorContainer) ? quote(block, range) : ''
    const url = new URL(link.href)
    url.searchParams.delete('citation')
    if (words) url.searchParams.set('citation', words)
    link.href = url.href
    link.textContent = words ? dataset['chosen']! : dataset['react']!
  }
})

/** What a range of a block holds, to be found there again. */
function quote(block: Element, range: Range): string {
  const before = document.createRange()
  before.selectNodeContents(block)
  before.setEnd(range.startContainer, range.startOffset)
  const start = readText(before.cloneContents()).length
  return widenUntilUnique(readText(block.cloneNode(true)), start, start + readText(range.cloneContents()).length).slice(0, 1000)
}

/** Without the marks of origin. */
function readText(part: Node): string {
  const text = document.createElement('p')
  text.append(part)
  for (const mark of text.querySelectorAll('.origin-note')) mark.remove()
  return text.textContent
}
